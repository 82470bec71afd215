use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

#[generator]
fn numbers(text: String) -> impl Generator<Yield = u32, Return = PyResult<()>> {
    for word in text.split(' ').map(str::to_owned).collect::<Vec<_>>() {
        yield_!(word.parse::<u32>().map_err(|error| PyValueError::new_err(error.to_string()))?);
    }
    Ok(())
}

#[pyfunction(name = "numbers")]
fn py_numbers(text: String) -> PyGenerator {
    PyGenerator::new(numbers(text))
}

fn main() {}
