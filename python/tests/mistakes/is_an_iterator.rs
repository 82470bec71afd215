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
    PyGenerator::new(count(n))
}

fn main() {}

// says: `impl Iterator<Item = u32>` is not a generator
// says: of an iterator: `PyGenerator::over`
