use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[generator]
fn numbers(text: String) -> impl Generator<Yield = u32, Return = Result<(), String>> {
    for word in text.split(' ').map(str::to_owned).collect::<Vec<_>>() {
        yield_!(word.parse().map_err(|_| format!("no number: {word}"))?);
    }
    Ok(())
}

#[pyfunction(name = "numbers")]
fn py_numbers(text: String) -> PyGenerator {
    PyGenerator::new(numbers(text))
}

fn main() {}

// says: `Result<(), String>` can't be returned to Python: it becomes no Python object, or its error no exception
// says: for the error: `Return = PyResult<…>` and `.map_err(|error| PyValueError::new_err(error.to_string()))?`
