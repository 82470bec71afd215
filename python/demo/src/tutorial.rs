//! What generators are explained by.

use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

mod bodies {
    use super::*;

    #[generator]
    pub(super) fn countdown(mut n: i64) -> impl Generator<Yield = i64, Return = PyResult<()>> {
        print(format!("Counting down from {n}"))?;
        while n > 0 {
            yield_!(n);
            n -= 1;
        }
        print("Done counting down".to_owned())
    }

    #[generator]
    pub(super) fn running_total() -> impl Generator<Yield = i64, Send = i64> {
        let mut total = 0;
        loop {
            total += yield_!(total);
        }
    }

    #[generator]
    pub(super) fn averager() -> impl Generator<Send = Option<f64>, Return = Average> {
        let mut total = 0.0;
        let mut count = 0;
        let mut average = None;
        loop {
            let Some(term) = yield_!() else { break };
            total += term;
            count += 1;
            average = Some(total / f64::from(count));
        }
        Average { count, average }
    }

    #[generator]
    pub(super) fn grouper(
        results: Py<PyAny>,
        key: String,
    ) -> impl Generator<Send = Option<f64>, Return = PyResult<()>> {
        loop {
            let average = yield_from!(averager());
            Python::attach(|py| results.bind(py).set_item(&key, average))?;
        }
    }

    #[generator]
    pub(super) fn walk(
        tree: Py<PyTuple>,
    ) -> Box<dyn Generator<Yield = Py<PyAny>, Send = (), Return = PyResult<()>> + Send> {
        let (left, number, right): (Option<Py<PyTuple>>, Py<PyAny>, Option<Py<PyTuple>>) =
            Python::attach(|py| tree.bind(py).extract())?;
        if let Some(left) = left {
            yield_from!(walk(left))?;
        }
        yield_!(number);
        if let Some(right) = right {
            yield_from!(walk(right))?;
        }
        Ok(())
    }

    #[generator]
    pub(super) fn levels(depth: u32, count: u32) -> Box<dyn Generator<Yield = u32, Send = (), Return = ()> + Send> {
        if depth > 0 {
            yield_from!(levels(depth - 1, count));
        } else {
            yield_from!(0..count);
        }
    }
}

/// Python's own: it writes where `sys.stdout` is.
fn print(text: String) -> PyResult<()> {
    Python::attach(|py| {
        py.import("builtins")?.getattr("print")?.call1((text,))?;
        Ok(())
    })
}

/// The average of so many numbers; of none it is `None`.
#[pyclass(frozen, eq, get_all, module = "genfn_demo")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Average {
    count: i32,
    average: Option<f64>,
}

#[pymethods]
impl Average {
    fn __repr__(&self) -> String {
        let average = self.average.map_or("None".to_owned(), |average| format!("{average:?}"));
        format!("Average(count={}, average={average})", self.count)
    }
}

/// Counts down from `n` to 1.
#[pyfunction]
pub(crate) fn countdown(n: i64) -> PyGenerator {
    PyGenerator::new(bodies::countdown(n))
}

/// The sum of the numbers that it is sent.
#[pyfunction]
pub(crate) fn running_total() -> PyGenerator {
    PyGenerator::new(bodies::running_total())
}

/// Is sent numbers, and at last `None`; returns their average.
#[pyfunction]
pub(crate) fn averager() -> PyGenerator {
    PyGenerator::new(bodies::averager())
}

/// Delegates to one averager after the other; what each returns is in `results`.
#[pyfunction]
pub(crate) fn grouper(results: Py<PyAny>, key: String) -> PyGenerator {
    PyGenerator::new(bodies::grouper(results, key))
}

/// The numbers in a tree of `(left, number, right)`, in order.
#[pyfunction]
pub(crate) fn walk(tree: Py<PyTuple>) -> PyGenerator {
    PyGenerator::new(bodies::walk(tree)).named("walk")
}

/// Counts to `count`, below so many levels of `yield from`.
#[pyfunction]
pub(crate) fn levels(depth: u32, count: u32) -> PyGenerator {
    PyGenerator::new(bodies::levels(depth, count)).named("levels")
}
