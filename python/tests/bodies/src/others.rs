//! Generators that have no twin: what Rust adds, and what only objects have to do with.

use std::cell::Cell;
use std::fs;
use std::io;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use genfn::prelude::*;
use genfn_python::{Exception, Held, Objects, PyGenerator, delegate, items};
use pyo3::exceptions::{PyKeyError, PyLookupError};
use pyo3::prelude::*;
use pyo3::types::PyList;

type Object = Py<PyAny>;

/// Panics when it is resumed after its first value; `log` is appended to when its locals are dropped.
#[pyfunction]
pub(crate) fn panics(log: Py<PyList>) -> PyGenerator {
    struct Logs(Py<PyList>);

    impl Drop for Logs {
        fn drop(&mut self) {
            Python::attach(|py| self.0.bind(py).append("dropped").expect("a list can be appended to"));
        }
    }

    #[generator]
    fn panics(log: Py<PyList>) -> impl Generator<Yield = u32> {
        let _held = Logs(log);
        yield_!(1);
        panic!("a bug in the body");
    }
    PyGenerator::new(panics(log))
}

/// Its error is one of std's: nothing that is thrown into it is caught but by what catches everything.
#[pyfunction]
pub(crate) fn reads(path: String, log: Py<PyList>) -> PyGenerator {
    #[generator]
    fn reads(path: String, log: Py<PyList>) -> impl Generator<Yield = String, Return = io::Result<()>> {
        try_! {{
            yield_!(path.clone());
            yield_!(fs::read_to_string(path)?);
        } finally {
            Python::attach(|py| log.bind(py).append("finally").expect("a list can be appended to"));
        }}
        Ok(())
    }
    PyGenerator::new(reads(path, log))
}

/// What goes wrong in `looks_up`.
enum Missing {
    Key(String),
    Other(PyErr),
}

impl Exception for Missing {
    fn raised(self, _: Python<'_>) -> PyErr {
        match self {
            Missing::Key(key) => PyKeyError::new_err(key),
            Missing::Other(error) => error,
        }
    }

    fn caught(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        if exception.is_instance_of::<PyLookupError>(py) {
            return Ok(Missing::Key(exception.value(py).to_string()));
        }
        Ok(Missing::Other(exception))
    }
}

/// Its error is its own, and a `LookupError` that is thrown in is one of its variants.
#[pyfunction]
pub(crate) fn looks_up() -> PyGenerator {
    #[generator]
    fn looks_up() -> impl Generator<Yield = String, Return = Result<(), Missing>> {
        let mut found = "nothing yet".to_owned();
        while found != "secret" {
            try_! {{
                yield_!(found.clone());
            } except Missing::Key(key) => {
                found = key;
            }}
        }
        Err(Missing::Key(found))
    }
    PyGenerator::new(looks_up())
}

/// Iterators.
#[pyfunction]
pub(crate) fn squares(n: u64) -> PyGenerator {
    PyGenerator::over((0..n).map(|n| n * n)).named("n²")
}

/// One of `Result`s.
#[pyfunction]
pub(crate) fn parsed(words: Vec<String>) -> PyGenerator {
    PyGenerator::over(words.into_iter().map(|word| word.parse::<i64>()))
}

/// Not `Send`: the thread that makes it may use it.
#[pyfunction]
pub(crate) fn counts_locally() -> PyGenerator {
    #[generator]
    fn counts_locally(count: Rc<Cell<u32>>) -> impl Generator<Yield = u32> {
        loop {
            yield_!(count.get());
            count.set(count.get() + 1);
        }
    }
    PyGenerator::local(counts_locally(Rc::default()))
}

/// Works for some milliseconds a step, without the interpreter.
#[pyfunction]
pub(crate) fn works(milliseconds: u64) -> PyGenerator {
    #[generator]
    fn works(milliseconds: u64) -> impl Generator<Yield = u32> {
        let mut n = 0;
        loop {
            thread::sleep(Duration::from_millis(milliseconds));
            n += 1;
            yield_!(n);
        }
    }
    PyGenerator::detached(works(milliseconds))
}

/// Works for some milliseconds a step; detached it is for that only.
#[pyfunction]
pub(crate) fn works_apart(milliseconds: u64) -> PyGenerator {
    #[generator]
    fn works_apart(milliseconds: u64) -> impl Generator<Yield = u32> {
        let mut n = 0;
        loop {
            Python::attach(|py| py.detach(|| thread::sleep(Duration::from_millis(milliseconds))));
            n += 1;
            yield_!(n);
        }
    }
    PyGenerator::new(works_apart(milliseconds))
}

/// For `contextlib.contextmanager`.
#[pyfunction]
pub(crate) fn manages(log: Py<PyList>, swallows: bool) -> PyGenerator {
    #[generator]
    fn manages(log: Held<PyList>, swallows: bool) -> impl Generator<Yield = &'static str, Return = PyResult<()>> {
        try_! {{
            yield_!("resource");
        } except error if swallows => {
            Python::attach(|py| log.bind(py).append(error.value(py).to_string()))?;
        } finally {
            Python::attach(|py| log.bind(py).append("released"))?;
        }}
        Ok(())
    }
    let objects = Objects::new();
    PyGenerator::new(manages(objects.hold(log), swallows)).holding(objects)
}

/// Delegates to an object through boxes, `depth` of them.
#[pyfunction]
pub(crate) fn boxed(depth: u32, object: Object) -> PyGenerator {
    #[generator]
    fn boxed(
        depth: u32,
        object: Object,
    ) -> Box<dyn Generator<Yield = Object, Send = Option<Object>, Return = PyResult<Object>> + Send> {
        if depth > 0 {
            return yield_from!(boxed(depth - 1, object));
        }
        yield_from!(delegate(object))
    }
    PyGenerator::new(boxed(depth, object)).named("boxed")
}

/// The same in a pinned generator, which can't be looked into.
#[pyfunction]
pub(crate) fn pinned(object: Object) -> PyGenerator {
    #[generator(pinned)]
    fn pinned(
        object: Object,
    ) -> impl Generator<Yield = Object, Send = Option<Object>, Return = PyResult<Object>> + Send {
        let object = &object;
        yield_from!(delegate(Python::attach(|py| object.clone_ref(py))))
    }
    PyGenerator::new(pinned(object))
}

/// A running total of what another generator yields: numbers that are numbers in Rust.
#[pyfunction]
pub(crate) fn totals(numbers: Object) -> PyGenerator {
    #[generator]
    fn totals(numbers: Object) -> impl Generator<Yield = u32, Return = PyResult<u32>> {
        let mut total = 0;
        for number in items::<u32>(numbers) {
            total += number?;
            yield_!(total);
        }
        Ok(total)
    }
    PyGenerator::new(totals(numbers))
}

/// Delegates to what is to yield numbers, be sent text, and return text.
#[pyfunction]
pub(crate) fn typed(object: Object) -> PyGenerator {
    #[generator]
    fn typed(object: Object) -> impl Generator<Yield = u32, Send = String, Return = PyResult<String>> {
        let text = yield_from!(delegate(object).typed::<u32, String, String>())?;
        Ok(format!("it said {text}"))
    }
    PyGenerator::new(typed(object))
}

/// Drives a generator from Rust, by the steps that are named, and tells what each comes to.
#[pyfunction]
pub(crate) fn driven(py: Python<'_>, object: Object, steps: Vec<String>) -> PyResult<Vec<String>> {
    let mut g = delegate(object);
    let said = |stepped: Result<Object, StopIteration<PyResult<Object>>>| match stepped {
        Ok(value) => format!("yielded {value}"),
        Err(StopIteration { value: Some(Ok(value)) }) => format!("stopped {value}"),
        Err(StopIteration { value: Some(Err(error)) }) => format!("raised {}", error.value(py).repr().unwrap()),
        Err(StopIteration { value: None }) => "stopped".to_owned(),
    };
    let mut seen = Vec::new();
    for step in steps {
        seen.push(match step.as_str() {
            "next" => said(next(&mut g)),
            "throw" => said(g.throw(PyKeyError::new_err("thrown"))),
            "close" => format!(
                "closed {}",
                g.close().map_or("None".to_owned(), |value| value.map_or_else(|e| e.to_string(), |v| v.to_string()))
            ),
            "state" => format!("{:?}", g.state()),
            sent => said(g.send(Some(sent.into_pyobject(py)?.into_any().unbind()))),
        });
    }
    Ok(seen)
}

/// The squares of what can be iterated, which a `for` loop goes through.
#[pyfunction]
pub(crate) fn squared(numbers: Object) -> PyGenerator {
    #[generator]
    fn squared(numbers: Object) -> impl Generator<Yield = i64, Return = PyResult<()>> {
        for number in delegate(numbers) {
            let number: i64 = Python::attach(|py| number?.extract(py))?;
            yield_!(number * number);
        }
        Ok(())
    }
    PyGenerator::new(squared(numbers))
}
