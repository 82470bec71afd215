use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;
use pyo3::types::PyList;

#[generator]
fn lengths<'py>(list: Bound<'py, PyList>) -> impl Generator<Yield = usize> {
    loop {
        yield_!(list.len());
    }
}

#[pyfunction(name = "lengths")]
fn py_lengths<'py>(list: Bound<'py, PyList>) -> PyGenerator {
    PyGenerator::new(lengths(list))
}

fn main() {}

// says: `Py<T>` for a `Bound`
