//! The generators of the ports of `tests/conformance`, for the Python programs that they are ports of.

#![allow(
    dead_code,
    unused,
    unreachable_code,
    reason = "the ports have a `main` that nobody calls, and lines that are never reached"
)]
#![allow(clippy::all, reason = "what is to be said of them is said where they stand")]

#[macro_use]
#[path = "../../../../tests/conformance/transcript.rs"]
mod transcript;

/// In place of the one there: they are no tests here.
macro_rules! same_as_python {
    ($($anything:tt)*) => {};
}

#[path = "../../../../tests/conformance/errors.rs"]
mod errors;
#[path = "../../../../tests/conformance/shared.rs"]
mod shared;

/// Where the ports print to: where Python prints to.
mod output {
    use pyo3::prelude::*;

    pub(crate) fn print(line: std::fmt::Arguments<'_>) {
        let line = line.to_string();
        let printed = Python::attach(|py| py.import("builtins")?.getattr("print")?.call1((line,)).map(drop));
        printed.expect("Python can print");
    }
}

/// What every port imports.
mod prelude {
    pub(crate) use genfn::Resume;
    pub(crate) use genfn::prelude::*;

    pub(crate) use crate::errors::{Error, div};
    pub(crate) use crate::transcript::{aclosed, arefused, ashow, pending, run, sleep};
    pub(crate) use crate::transcript::{close, close_value, refused, show, show_exit, state, text};
}

include!(concat!(env!("OUT_DIR"), "/ports.rs"));

use genfn_python::Exception;
use pyo3::exceptions as python;
use pyo3::prelude::*;
use pyo3::types::PyModule;
use pyo3::{Borrowed, PyTypeInfo};

use errors::Error;

/// A class that the program itself defines.
fn lunch_error(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("__main__")?.getattr("LunchError")
}

impl Exception for Error {
    fn raised(self, py: Python<'_>) -> PyErr {
        fn made<E: PyTypeInfo>(about: &'static str) -> PyErr {
            if about.is_empty() { PyErr::new::<E, _>(()) } else { PyErr::new::<E, _>(about) }
        }
        match self {
            Error::BaseException(about) => made::<python::PyBaseException>(about),
            Error::Exception(about) => made::<python::PyException>(about),
            Error::KeyError(about) => made::<python::PyKeyError>(about),
            Error::KeyboardInterrupt => made::<python::PyKeyboardInterrupt>(""),
            Error::LunchError(about) => match lunch_error(py).and_then(|class| class.call1((about,))) {
                Ok(error) => PyErr::from_value(error),
                Err(error) => error,
            },
            Error::RuntimeError(about) => made::<python::PyRuntimeError>(about),
            Error::TypeError(about) => made::<python::PyTypeError>(about),
            Error::ValueError(about) => made::<python::PyValueError>(about),
            Error::ZeroDivisionError => made::<python::PyZeroDivisionError>("integer division or modulo by zero"),
        }
    }

    /// Which it is: the classes are tried from the most special on.
    fn caught(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        let arguments: Vec<String> = match exception
            .value(py)
            .getattr("args")
            .and_then(|arguments| arguments.try_iter()?.map(|one| Ok(one?.str()?.to_string())).collect())
        {
            Ok(arguments) => arguments,
            Err(error) => return Err(error),
        };
        let about: &'static str = arguments.join(", ").leak();
        let is_lunch = lunch_error(py).is_ok_and(|class| exception.value(py).is_instance(&class).unwrap_or(false));
        let is = |class: Bound<'_, pyo3::types::PyType>| exception.is_instance(py, &class);
        Ok(if is_lunch {
            Error::LunchError(about)
        } else if is(python::PyKeyError::type_object(py)) {
            Error::KeyError(about)
        } else if is(python::PyRuntimeError::type_object(py)) {
            Error::RuntimeError(about)
        } else if is(python::PyTypeError::type_object(py)) {
            Error::TypeError(about)
        } else if is(python::PyValueError::type_object(py)) {
            Error::ValueError(about)
        } else if is(python::PyZeroDivisionError::type_object(py)) {
            Error::ZeroDivisionError
        } else if is(python::PyKeyboardInterrupt::type_object(py)) {
            Error::KeyboardInterrupt
        } else if is(python::PyStopIteration::type_object(py)) {
            // PEP 479, as the ports have it.
            Error::RuntimeError("generator raised StopIteration")
        } else if is(python::PyException::type_object(py)) {
            Error::Exception(about)
        } else {
            Error::BaseException(about)
        })
    }
}

/// An error that a program hands over as a value.
struct Thrown(Error);

impl<'py> FromPyObject<'_, 'py> for Thrown {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Exception::caught(object.py(), PyErr::from_value(object.to_owned())).map(Thrown)
    }
}

impl transcript::Text for Py<PyAny> {
    fn text(&self) -> String {
        self.to_string()
    }
}

#[pymodule]
mod genfn_python_conformance {
    use super::*;

    /// The generators of a case, by their names.
    #[pyfunction]
    fn generators<'py>(py: Python<'py>, case: &str) -> PyResult<Bound<'py, PyModule>> {
        let module = PyModule::new(py, case)?;
        export(case, &module)?;
        Ok(module)
    }

    /// The generators that are not exported.
    #[pyfunction]
    fn left_out() -> Vec<&'static str> {
        LEFT_OUT.to_vec()
    }
}
