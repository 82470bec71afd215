use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[generator]
fn count(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

#[pyfunction(name = "count")]
fn py_count(n: u32) -> PyGenerator {
    PyGenerator::over(count(n))
}

fn main() {}
