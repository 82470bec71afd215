use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[generator]
fn total() -> impl Generator<Yield = u32, Send = u32> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

#[pyfunction(name = "total")]
fn py_total() -> PyGenerator {
    PyGenerator::over(total())
}

fn main() {}

// says: is not an iterator
// says: of a generator that is sent values, or returns some: `PyGenerator::new`
