use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

struct Token {
    text: String,
}

#[generator]
fn tokens(text: String) -> impl Generator<Yield = Token> {
    yield_!(Token { text });
}

#[pyfunction(name = "tokens")]
fn py_tokens(text: String) -> PyGenerator {
    PyGenerator::new(tokens(text))
}

fn main() {}

// says: `Token` becomes no Python object
// says: `#[pyclass]` on its declaration makes a class of it, `#[derive(IntoPyObject)]` a `dict` or a `tuple`
// not: &'a (T0, T1)
