use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;
use pyo3::types::PyList;

#[generator]
fn lengths(list: Py<PyList>) -> impl Generator<Yield = usize> {
    loop {
        yield_!(Python::attach(|py| list.bind(py).len()));
    }
}

#[pyfunction(name = "lengths")]
fn py_lengths(list: Py<PyList>) -> PyGenerator {
    PyGenerator::new(lengths(list))
}

fn main() {}
