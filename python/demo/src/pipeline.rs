//! David Beazley's pipeline: lines of files.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

use genfn::prelude::*;
use genfn_python::{PyGenerator, delegate, items};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use regex::Regex;

mod bodies {
    use super::*;

    #[generator]
    pub(super) fn lines_of(file: File) -> impl Generator<Yield = String, Return = io::Result<()>> {
        let mut file = BufReader::with_capacity(1 << 16, file);
        loop {
            let mut line = String::with_capacity(120);
            if file.read_line(&mut line)? == 0 {
                return Ok(());
            }
            yield_!(line);
        }
    }

    #[generator]
    pub(super) fn gen_open(paths: Py<PyAny>) -> impl Generator<Yield = PyGenerator, Return = PyResult<()>> {
        for path in items::<String>(paths) {
            let file = File::open(path?)?;
            yield_!(PyGenerator::new(lines_of(file)));
        }
        Ok(())
    }

    #[generator]
    pub(super) fn gen_cat(sources: Py<PyAny>) -> impl Generator<Yield = String, Return = PyResult<()>> {
        for source in items::<Py<PyAny>>(sources) {
            yield_from!(delegate(source?).typed::<String, (), Py<PyAny>>())?;
        }
        Ok(())
    }

    #[generator]
    pub(super) fn gen_grep(pattern: Regex, lines: Py<PyAny>) -> impl Generator<Yield = String, Return = PyResult<()>> {
        for line in items::<String>(lines) {
            let line = line?;
            if pattern.is_match(&line) {
                yield_!(line);
            }
        }
        Ok(())
    }
}

/// The lines of each of some files.
#[pyfunction]
pub(crate) fn gen_open(paths: Py<PyAny>) -> PyGenerator {
    PyGenerator::new(bodies::gen_open(paths))
}

/// The lines of one source after the other.
#[pyfunction]
pub(crate) fn gen_cat(sources: Py<PyAny>) -> PyGenerator {
    PyGenerator::new(bodies::gen_cat(sources))
}

/// The lines that match a regular expression of the crate `regex`.
#[pyfunction]
pub(crate) fn gen_grep(pattern: &str, lines: Py<PyAny>) -> PyResult<PyGenerator> {
    let pattern = Regex::new(pattern).map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(PyGenerator::new(bodies::gen_grep(pattern, lines)))
}
