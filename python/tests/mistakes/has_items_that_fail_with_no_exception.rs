use genfn_python::PyGenerator;
use pyo3::prelude::*;

#[pyfunction]
fn numbers(text: String) -> PyGenerator {
    let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    PyGenerator::over(words.into_iter().map(|word| word.parse::<u32>().map_err(|_| word)))
}

fn main() {}

// says: `Result<u32, String>` is no item for Python: it becomes no Python object, or its error no exception
// says: for an error: `PyErr` in its place
