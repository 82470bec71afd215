//! The arguments of `throw`.

use pyo3::exceptions::{PyBaseException, PyDeprecationWarning, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyTraceback, PyTuple, PyType};
use pyo3::{PyErr, PyTypeInfo};

/// What is to be raised: an instance, or a class and what it is made of; as CPython reads `throw(value)` and the older
/// `throw(type, value, traceback)`.
///
/// # Errors
///
/// Where CPython refuses the arguments, and so does not resume the generator. An exception that comes of calling the class is thrown in.
pub(crate) fn thrown<'py>(
    class: &Bound<'py, PyAny>,
    value: Option<&Bound<'py, PyAny>>,
    traceback: Option<&Bound<'py, PyAny>>,
) -> PyResult<PyErr> {
    let py = class.py();
    if (value.is_some() || traceback.is_some()) && py.version_info() >= (3, 12) {
        PyErr::warn(
            py,
            &py.get_type::<PyDeprecationWarning>(),
            c"the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
            1,
        )?;
    }
    let traceback = match traceback {
        None => None,
        Some(traceback) => match traceback.cast::<PyTraceback>() {
            Ok(traceback) => Some(traceback.clone()),
            Err(_) => return Err(PyTypeError::new_err("throw() third argument must be a traceback object")),
        },
    };
    let error = if let Ok(class) = class.cast::<PyType>()
        && class.is_subclass(&PyBaseException::type_object(py))?
    {
        match made(class, value) {
            Ok(instance) => PyErr::from_value(instance),
            Err(error) => error,
        }
    } else if class.is_instance_of::<PyBaseException>() {
        if value.is_some() {
            return Err(PyTypeError::new_err("instance exception may not have a separate value"));
        }
        PyErr::from_value(class.clone())
    } else {
        return Err(PyTypeError::new_err(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            class.get_type().name()?
        )));
    };
    if traceback.is_some() {
        error.set_traceback(py, traceback);
    }
    Ok(error)
}

/// An instance of the class.
fn made<'py>(class: &Bound<'py, PyType>, value: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
    let instance = match value {
        None => class.call0()?,
        Some(value) if value.is_instance(class)? => value.clone(),
        Some(value) => match value.cast::<PyTuple>() {
            Ok(arguments) => class.call1(arguments)?,
            Err(_) => class.call1((value,))?,
        },
    };
    if instance.is_instance_of::<PyBaseException>() {
        return Ok(instance);
    }
    Err(PyTypeError::new_err(format!(
        "calling {} should have returned an instance of BaseException, not {}",
        class.repr()?,
        instance.get_type().name()?
    )))
}
