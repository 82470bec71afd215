use genfn_python::PyGenerator;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

#[pyfunction]
fn numbers(text: String) -> PyGenerator {
    let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    PyGenerator::over(
        words.into_iter().map(|word| word.parse::<u32>().map_err(|error| PyValueError::new_err(error.to_string()))),
    )
}

fn main() {}
