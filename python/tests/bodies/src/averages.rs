//! The generators of `averages.py`, as docs/porting.md has them.

use genfn::prelude::*;
use genfn_python::{PyGenerator, delegate, items};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;

mod bodies {
    use super::*;

    #[generator]
    pub(super) fn records(lines: Py<PyAny>) -> impl Generator<Yield = (String, u64), Return = PyResult<u64>> {
        let mut count = 0;
        for line in items::<String>(lines) {
            let line = line?;
            let (name, amount) = line.split_once(':').unwrap_or((&line, ""));
            let Ok(amount) = amount.trim().parse() else {
                return Err(PyValueError::new_err(format!("no amount: {}", line.trim())));
            };
            yield_!((name.trim().to_owned(), amount));
            count += 1;
        }
        Ok(count)
    }

    #[generator]
    pub(super) fn averager() -> impl Generator<Yield = Option<f64>, Send = Option<f64>, Return = (u32, Option<f64>)> {
        let mut total = 0.0;
        let mut count = 0;
        let mut average = None;
        loop {
            let Some(amount) = yield_!(average) else {
                return (count, average);
            };
            total += amount;
            count += 1;
            average = Some(total / f64::from(count));
        }
    }

    #[generator]
    pub(super) fn grouper(
        results: Py<PyAny>,
        name: String,
    ) -> impl Generator<Yield = Option<f64>, Send = Option<f64>, Return = PyResult<()>> {
        loop {
            let average = yield_from!(averager());
            Python::attach(|py| results.bind(py).set_item(&name, average))?;
        }
    }

    #[generator]
    pub(super) fn checked(
        records: Py<PyAny>,
        log: Py<PyList>,
    ) -> impl Generator<Yield = Py<PyAny>, Send = Option<Py<PyAny>>, Return = PyResult<Option<Py<PyAny>>>> {
        let mut count = None;
        try_! {{
            count = Some(yield_from!(delegate(records))?);
        } except error if Python::attach(|py| error.is_instance_of::<PyValueError>(py)) => {
            Python::attach(|py| log.bind(py).append(error.value(py).str()?))?;
        } finally {
            Python::attach(|py| log.bind(py).append("done"))?;
        }}
        Ok(count)
    }
}

#[pyfunction]
fn records(lines: Py<PyAny>) -> PyGenerator {
    PyGenerator::new(bodies::records(lines))
}

#[pyfunction]
fn averager() -> PyGenerator {
    PyGenerator::new(bodies::averager())
}

#[pyfunction]
fn grouper(results: Py<PyAny>, name: String) -> PyGenerator {
    PyGenerator::new(bodies::grouper(results, name))
}

#[pyfunction]
fn checked(records: Py<PyAny>, log: Py<PyList>) -> PyGenerator {
    PyGenerator::new(bodies::checked(records, log))
}

/// A module of its own: `report` is not there yet.
#[pymodule]
pub(crate) mod averages {
    #[pymodule_export]
    use super::{averager, checked, grouper, records};
}
