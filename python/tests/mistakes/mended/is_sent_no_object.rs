use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[derive(FromPyObject)]
struct Command {
    name: String,
}

#[generator]
fn obeys() -> impl Generator<Yield = String, Send = Command> {
    let mut last = String::new();
    loop {
        last = yield_!(last).name;
    }
}

#[pyfunction(name = "obeys")]
fn py_obeys() -> PyGenerator {
    PyGenerator::new(obeys())
}

fn main() {}
