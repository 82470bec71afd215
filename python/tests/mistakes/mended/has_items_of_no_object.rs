use genfn::prelude::*;
use genfn_python::PyGenerator;
use genfn_python::items;
use pyo3::prelude::*;

#[derive(FromPyObject)]
struct Token {
    text: String,
}

#[generator]
fn lengths(tokens: Py<PyAny>) -> impl Generator<Yield = usize, Return = PyResult<()>> {
    for token in items::<Token>(tokens) {
        yield_!(token?.text.len());
    }
    Ok(())
}

#[pyfunction(name = "lengths")]
fn py_lengths(tokens: Py<PyAny>) -> PyGenerator {
    PyGenerator::new(lengths(tokens))
}

fn main() {}
