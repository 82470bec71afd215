use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[generator]
fn down(n: u32) -> Box<dyn Generator<Yield = u32, Send = (), Return = ()> + Send> {
    yield_!(n);
    if n > 0 {
        yield_from!(down(n - 1));
    }
}

#[pyfunction(name = "down")]
fn py_down(n: u32) -> PyGenerator {
    PyGenerator::new(down(n))
}

fn main() {}
