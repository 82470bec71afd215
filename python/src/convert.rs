//! How values and errors go in and out: PyO3's conversions, and what Python means by nothing.
//!
//! `()` is `None`: what a body yields that yields nothing, what it returns that returns nothing. It may be sent anything, as a body in Python
//! may that does not look at what its `yield` evaluates to.
//!
//! Each trait has a parameter that says which of its impls is meant, and that rustc finds out: so that a `Result` can be told from a
//! value, although PyO3 may come to convert `Result`s one day.

use std::any::{Any, TypeId};

use pyo3::conversion::FromPyObjectOwned;
use pyo3::prelude::*;
use pyo3::{IntoPyObjectExt, PyErr};

/// A value as a Python object: what is yielded or returned.
#[diagnostic::on_unimplemented(
    message = "`{Self}` becomes no Python object",
    label = "this yields, returns or sends one",
    note = "`#[pyclass]` on its declaration makes a class of it, `#[derive(IntoPyObject)]` a `dict` or a `tuple`; what borrows can't be held by Python"
)]
pub trait Value: for<'py> IntoPyObject<'py> + 'static {}

#[diagnostic::do_not_recommend]
impl<T: for<'py> IntoPyObject<'py> + 'static> Value for T {}

/// The object for a value.
#[inline]
pub(crate) fn object<'py, T: Value>(py: Python<'py>, value: T) -> PyResult<Bound<'py, PyAny>> {
    if is_unit::<T>() {
        return Ok(py.None().into_bound(py));
    }
    value.into_bound_py_any(py)
}

fn is_unit<T: 'static>() -> bool {
    TypeId::of::<T>() == TypeId::of::<()>()
}

/// What a generator can be sent. `How` is found out.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` can't be sent from Python: it is made of no Python object",
    label = "this is sent one",
    note = "`#[derive(FromPyObject)]` on its declaration makes it of an object's attributes or of what it wraps; `Send = Py<PyAny>` takes any object"
)]
pub trait Sent<How>: Sized {
    /// The value as the body gets it.
    ///
    /// # Errors
    ///
    /// What PyO3 says where it can't be converted. The generator is not resumed then.
    fn received(sent: &Bound<'_, PyAny>) -> PyResult<Self>;
}

/// It is extracted, by [`FromPyObject`].
pub struct Extracted;

/// It is not looked at.
pub struct Unseen;

#[diagnostic::do_not_recommend]
impl<T: for<'py> FromPyObjectOwned<'py>> Sent<Extracted> for T {
    #[inline]
    fn received(sent: &Bound<'_, PyAny>) -> PyResult<Self> {
        sent.extract().map_err(Into::into)
    }
}

#[diagnostic::do_not_recommend]
impl Sent<Unseen> for () {
    #[inline]
    fn received(_: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(())
    }
}

/// What a generator returns: a value, or a `Result` whose error is raised. `How` is found out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be returned to Python: it becomes no Python object, or its error no exception",
    label = "this returns one",
    note = "for the error: `Return = PyResult<…>` and `.map_err(|error| PyValueError::new_err(error.to_string()))?`; or a type of your own that is a `genfn_python::Exception`"
)]
pub trait Returned<How>: Sized {
    /// Whether it may fail.
    const FAILS: bool;

    /// The value that `StopIteration` has, or what is raised.
    ///
    /// # Errors
    ///
    /// What the body failed with, or what PyO3 says of a value that can't be converted.
    fn outcome(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>>;

    /// What is thrown into the body, or the exception that can't be: the body is closed then, and the exception raised outside.
    ///
    /// # Errors
    ///
    /// The exception.
    fn thrown(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr>;
}

/// It is a value.
pub struct AsValue;

/// It is a `Result`, whose error is raised as `How` has it.
pub struct AsResult<How>(How);

#[diagnostic::do_not_recommend]
impl<T: Value> Returned<AsValue> for T {
    const FAILS: bool = false;

    #[inline]
    fn outcome(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        object(py, self)
    }

    fn thrown(_: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        Err(exception)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Value, E: Raised<How>, How> Returned<AsResult<How>> for Result<T, E> {
    const FAILS: bool = true;

    #[inline]
    fn outcome(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        match self {
            Ok(value) => object(py, value),
            Err(error) => Err(error.raised(py)),
        }
    }

    fn thrown(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        E::caught(py, exception).map(Err)
    }
}

/// An error that becomes an exception. `How` is found out: it is [`Into<PyErr>`], or an [`Exception`].
pub trait Raised<How>: Sized {
    /// The exception.
    fn raised(self, py: Python<'_>) -> PyErr;

    /// The error that a body sees when the exception is thrown into it.
    ///
    /// # Errors
    ///
    /// The exception, if there is none.
    fn caught(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr>;
}

/// By [`Into<PyErr>`]. Only [`PyErr`] itself is caught: nobody knows what else an exception would be.
pub struct Converted;

/// By [`Exception`].
pub struct Own;

impl<E: Into<PyErr> + 'static> Raised<Converted> for E {
    fn raised(self, _: Python<'_>) -> PyErr {
        self.into()
    }

    fn caught(_: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        let mut exception = Some(exception);
        if let Some(same) = (&mut exception as &mut dyn Any).downcast_mut::<Option<E>>() {
            return Ok(same.take().expect("it was put there above"));
        }
        Err(exception.expect("nobody has taken it"))
    }
}

/// An error type that exceptions can be caught as, and that is raised as an exception: for a program's own `enum` of what may go wrong.
///
/// A type has either this or a [`From`] that makes a [`PyErr`] of it. With that one, what is thrown into a generator can't be caught in it
/// other than by a bare `except =>` or `except GeneratorExit =>`: the generator is closed, and the exception raised outside.
///
/// # Examples
///
/// ```
/// use genfn_python::Exception;
/// use pyo3::exceptions::{PyKeyError, PyValueError};
/// use pyo3::prelude::*;
///
/// enum Error {
///     Missing(String),
///     Python(PyErr),
/// }
///
/// impl Exception for Error {
///     fn raised(self, _: Python<'_>) -> PyErr {
///         match self {
///             Error::Missing(name) => PyKeyError::new_err(name),
///             Error::Python(error) => error,
///         }
///     }
///
///     fn caught(_: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
///         Ok(Error::Python(exception))
///     }
/// }
/// ```
pub trait Exception: Sized {
    /// The exception.
    fn raised(self, py: Python<'_>) -> PyErr;

    /// The error that a body sees when the exception is thrown into it.
    ///
    /// # Errors
    ///
    /// The exception, if there is none: then the body is closed, and the exception is raised outside.
    fn caught(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        let _ = py;
        Err(exception)
    }
}

impl<E: Exception> Raised<Own> for E {
    fn raised(self, py: Python<'_>) -> PyErr {
        Exception::raised(self, py)
    }

    fn caught(py: Python<'_>, exception: PyErr) -> Result<Self, PyErr> {
        Exception::caught(py, exception)
    }
}

/// An item of an iterator: a value, or a `Result` whose error is raised. `How` is found out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no item for Python: it becomes no Python object, or its error no exception",
    label = "this has such items",
    note = "for a value: `#[pyclass]` or `#[derive(IntoPyObject)]` on its declaration",
    note = "for an error: `PyErr` in its place, say by `.map_err(|error| PyValueError::new_err(error.to_string()))`, or a type of your own that is a `genfn_python::Exception`"
)]
pub trait Item<How>: Sized {
    /// What is yielded.
    type Value: Value;

    /// The value, or the exception.
    ///
    /// # Errors
    ///
    /// The exception.
    fn item(self, py: Python<'_>) -> PyResult<Self::Value>;

    /// The value of one that is no `Result`: for these nobody has to be attached to Python.
    ///
    /// # Errors
    ///
    /// The item, if it may have an error in it.
    fn plain(self) -> Result<Self::Value, Self>;
}

#[diagnostic::do_not_recommend]
impl<T: Value> Item<AsValue> for T {
    type Value = T;

    #[inline]
    fn item(self, _: Python<'_>) -> PyResult<T> {
        Ok(self)
    }

    #[inline]
    fn plain(self) -> Result<T, Self> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Value, E: Raised<How>, How> Item<AsResult<How>> for Result<T, E> {
    type Value = T;

    #[inline]
    fn item(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| error.raised(py))
    }

    #[inline]
    fn plain(self) -> Result<T, Self> {
        match self {
            Ok(value) => Ok(value),
            error => Err(error),
        }
    }
}
