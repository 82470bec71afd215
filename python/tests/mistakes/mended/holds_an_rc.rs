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
    PyGenerator::local(lengths(Rc::new(String::new())))
}

fn main() {}
