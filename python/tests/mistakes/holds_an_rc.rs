use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;
use std::rc::Rc;

#[generator]
fn lengths(text: Rc<String>) -> impl Generator<Yield = usize> {
    loop {
        yield_!(text.len());
    }
}

#[pyfunction(name = "lengths")]
fn py_lengths() -> PyGenerator {
    PyGenerator::new(lengths(Rc::new(String::new())))
}

fn main() {}

// says: `Rc<String>` cannot be sent between threads safely
// says: else: `PyGenerator::local`
