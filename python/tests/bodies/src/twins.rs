//! See `twins.py`.

use genfn::prelude::*;
use genfn_python::{Held, Objects, PyGenerator, delegate};
use pyo3::exceptions::{PyGeneratorExit, PyKeyError, PyStopIteration, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyList;
use pyo3::{IntoPyObjectExt, PyTypeInfo};

type Object = Py<PyAny>;

/// The Python function for a generator function of the same arguments.
macro_rules! functions {
    ($($name:ident($($argument:ident: $type:ty),*);)*) => { $(
        #[pyfunction]
        pub(crate) fn $name($($argument: $type),*) -> PyGenerator {
            PyGenerator::new(self::bodies::$name($($argument),*))
        }
    )* };
}

functions! {
    countdown(n: u32);
    echo();
    gives_nothing(n: u32);
    returns(value: Object);
    raiser(error: Object);
    fails_at_once(error: Object);
    stops();
    exits();
    catcher();
    translator();
    stubborn();
}

// These may be held by what they hold.

#[pyfunction]
pub(crate) fn finalizer(log: Py<PyList>) -> PyGenerator {
    let objects = Objects::new();
    PyGenerator::new(bodies::finalizer(objects.hold(log))).holding(objects)
}

#[pyfunction]
pub(crate) fn swallower(log: Py<PyList>) -> PyGenerator {
    let objects = Objects::new();
    PyGenerator::new(bodies::swallower(objects.hold(log))).holding(objects)
}

#[pyfunction]
pub(crate) fn delegator(inner: Object) -> PyGenerator {
    PyGenerator::new(bodies::delegator(inner))
}

#[pyfunction]
pub(crate) fn guarded(inner: Object, log: Py<PyList>) -> PyGenerator {
    let objects = Objects::new();
    PyGenerator::new(bodies::guarded(objects.hold(inner), objects.hold(log))).holding(objects)
}

#[pyfunction]
pub(crate) fn runs_itself(me: Py<PyList>) -> PyGenerator {
    let objects = Objects::new();
    PyGenerator::new(bodies::runs_itself(objects.hold(me))).holding(objects)
}

fn is<E: PyTypeInfo>(error: &PyErr) -> bool {
    Python::attach(|py| error.is_instance_of::<E>(py))
}

fn raised(error: Object) -> PyErr {
    Python::attach(|py| PyErr::from_value(error.into_bound(py)))
}

fn append(log: &Held<PyList>, value: impl for<'py> IntoPyObject<'py>) -> PyResult<()> {
    Python::attach(|py| log.bind(py).append(value.into_bound_py_any(py)?))
}

mod bodies {
    use super::*;

    #[generator]
    pub(super) fn countdown(mut n: u32) -> impl Generator<Yield = u32> {
        while n > 0 {
            yield_!(n);
            n -= 1;
        }
    }

    #[generator]
    pub(super) fn echo() -> impl Generator<Yield = Option<Object>, Send = Option<Object>> {
        let mut heard = None;
        loop {
            heard = yield_!(heard);
        }
    }

    #[generator]
    pub(super) fn gives_nothing(n: u32) -> impl Generator {
        for _ in 0..n {
            yield_!();
        }
    }

    #[generator]
    pub(super) fn returns(value: Object) -> impl Generator<Yield = u32, Return = Object> {
        yield_!(1);
        value
    }

    #[generator]
    pub(super) fn raiser(error: Object) -> impl Generator<Yield = u32, Return = PyResult<()>> {
        yield_!(1);
        Err(raised(error))
    }

    #[generator]
    #[allow(unreachable_code, reason = "as its twin has it")]
    pub(super) fn fails_at_once(error: Object) -> impl Generator<Yield = u32, Return = PyResult<()>> {
        return Err(raised(error));
        yield_!(1);
        Ok(())
    }

    #[generator]
    pub(super) fn stops() -> impl Generator<Yield = u32, Return = PyResult<()>> {
        yield_!(1);
        Err(PyStopIteration::new_err("early"))
    }

    #[generator]
    #[allow(unreachable_code, reason = "what it would return")]
    pub(super) fn exits() -> impl Generator<Yield = u32, Return = PyResult<()>> {
        yield_!(1);
        Err(GeneratorExit)?;
        Ok(())
    }

    #[generator]
    pub(super) fn catcher() -> impl Generator<Yield = u32, Return = PyResult<()>> {
        let mut caught = 0;
        loop {
            try_! {{
                yield_!(caught);
            } except error if is::<PyValueError>(&error) => {
                caught += 1;
            }}
        }
    }

    #[generator]
    pub(super) fn translator() -> impl Generator<Yield = u32, Return = PyResult<Option<&'static str>>> {
        try_! {{
            yield_!(1);
            yield_!(2);
        } except error if is::<PyValueError>(&error) => {
            let translated = PyKeyError::new_err("translated");
            Python::attach(|py| translated.set_cause(py, Some(error)));
            Err(translated)?;
        } except error if is::<PyKeyError>(&error) => {
            return Ok(Some("key"));
        }}
        Ok(None)
    }

    #[generator]
    pub(super) fn finalizer(log: Held<PyList>) -> impl Generator<Yield = u32, Return = PyResult<&'static str>> {
        append(&log, "begins")?;
        try_! {{
            yield_!(1);
            yield_!(2);
        } except GeneratorExit => {
            append(&log, "exit")?;
            return Ok("left");
        } finally {
            append(&log, "finally")?;
        }}
        Ok("ran")
    }

    #[generator]
    pub(super) fn stubborn() -> impl Generator<Yield = u32, Return = PyResult<()>> {
        try_! {{
            yield_!(1);
        } except GeneratorExit => {
            yield_!(2);
        }}
        yield_!(3);
        Ok(())
    }

    #[generator]
    pub(super) fn swallower(log: Held<PyList>) -> impl Generator<Yield = usize, Return = PyResult<&'static str>> {
        loop {
            try_! {{
                yield_!(Python::attach(|py| log.bind(py).len()));
                return Ok("end");
            } except GeneratorExit => {
                append(&log, "GeneratorExit")?;
            } except error => {
                append(&log, Python::attach(|py| error.get_type(py).name().unwrap().to_string()))?;
            }}
        }
    }

    #[generator]
    pub(super) fn delegator(
        inner: Object,
    ) -> impl Generator<Yield = Object, Send = Option<Object>, Return = PyResult<&'static str>> {
        let returned = yield_from!(delegate(inner))?;
        yield_!(Python::attach(|py| ("returned", returned).into_pyobject(py)?.to_list().into_py_any(py))?);
        Ok("done")
    }

    #[generator]
    pub(super) fn guarded(
        inner: Held<PyAny>,
        log: Held<PyList>,
    ) -> impl Generator<Yield = Object, Send = Option<Object>, Return = PyResult<&'static str>> {
        try_! {{
            // As in Python, where the name still holds it in the handlers.
            let returned = yield_from!(delegate(Python::attach(|py| inner.bind(py).unbind())))?;
            Python::attach(|py| log.bind(py).append(("inner", returned).into_pyobject(py)?.to_list()))?;
        } except error if is::<PyValueError>(&error) => {
            Python::attach(|py| {
                log.bind(py).append(("caught", error.value(py).str()?).into_pyobject(py)?.to_list())
            })?;
            // It has frames in its traceback, and since Python 3.12 these may hold the generator.
            drop(error);
            yield_!(Python::attach(|py| "after".into_py_any(py))?);
        } except GeneratorExit => {
            append(&log, "exit")?;
            Err(GeneratorExit)?;
        } except error if is::<PyGeneratorExit>(&error) => {
            append(&log, "exit")?;
            Err(error)?;
        } finally {
            append(&log, "finally")?;
        }}
        Ok("guarded")
    }

    #[generator]
    pub(super) fn runs_itself(me: Held<PyList>) -> impl Generator<Yield = Object, Return = PyResult<()>> {
        yield_!(Python::attach(|py| 1.into_py_any(py))?);
        yield_!(Python::attach(|py| Ok::<_, PyErr>(me.bind(py).get_item(0)?.call_method0("__next__")?.unbind()))?);
        Ok(())
    }
}
