use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[pyclass(get_all)]
struct Token {
    text: String,
}

#[derive(IntoPyObject)]
struct AsDict {
    text: String,
}

#[generator]
fn tokens(text: String) -> impl Generator<Yield = Token> {
    yield_!(Token { text });
}

#[generator]
fn dicts(text: String) -> impl Generator<Yield = AsDict> {
    yield_!(AsDict { text });
}

#[pyfunction(name = "tokens")]
fn py_tokens(text: String) -> PyGenerator {
    PyGenerator::new(tokens(text))
}

#[pyfunction(name = "dicts")]
fn py_dicts(text: String) -> PyGenerator {
    PyGenerator::new(dicts(text))
}

fn main() {}
