//! A generator of Python's, in Rust.

use std::any::{Any, TypeId};
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::panic::Location;

use genfn::{Generator, Inspect, Resume, State, StopIteration};
use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::PyStopIteration;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use pyo3::types::iterator::PySendResult;
use pyo3::{PyErr, intern};

use crate::PyGenerator;
use crate::convert::{self, Value};

/// Anything that Python can iterate as a generator in Rust: to be delegated to, or to be driven.
///
/// `yield_from!(delegate(object))` is Python's `yield from object`: what is sent, thrown and closed goes to the object as PEP 380 has it, and
/// it evaluates to what the object returns, or to what it raises. Iteration begins, by `iter(object)`, when it is resumed first.
///
/// Its values are Python objects; [`typed`](Delegate::typed) has them converted. A generator that is itself a [`PyGenerator`] yields what it
/// yields in Rust, and nothing is converted, where the types are the same.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
/// use genfn_python::{PyGenerator, delegate};
/// use pyo3::prelude::*;
///
/// #[generator]
/// fn logged(inner: Py<PyAny>) -> impl Generator<Yield = Py<PyAny>, Send = Option<Py<PyAny>>, Return = PyResult<Py<PyAny>>> {
///     let returned = yield_from!(delegate(inner))?;
///     println!("it has returned {returned}");
///     Ok(returned)
/// }
///
/// #[pyfunction]
/// #[pyo3(name = "logged")]
/// fn py_logged(inner: Py<PyAny>) -> PyGenerator {
///     PyGenerator::new(logged(inner))
/// }
/// ```
#[must_use = "generators are lazy and do nothing unless resumed"]
pub fn delegate(object: impl Into<Py<PyAny>>) -> Delegate {
    Delegate { object: Object::Iterable(object.into()), types: PhantomData }
}

/// What Python can iterate, as an iterator in Rust. An item is what was raised, if it is not of this type: that is the last one.
///
/// Of a [`PyGenerator`] that yields a `Y` each is taken as it is.
pub fn items<Y: FromPython>(object: impl Into<Py<PyAny>>) -> Items<Y> {
    Items(delegate(object).typed())
}

/// The iterator of [`items`].
pub struct Items<Y>(Delegate<Y, (), Py<PyAny>>);

impl<Y: FromPython> Iterator for Items<Y> {
    type Item = PyResult<Y>;

    #[inline]
    fn next(&mut self) -> Option<PyResult<Y>> {
        let step = match &self.0.object {
            Object::Rust(_) => {
                let mut place = None;
                match Python::attach(|py| self.0.put(py, None, &mut place)) {
                    None => return place.map(Ok),
                    Some(step) => step,
                }
            }
            _ => self.0.resume(Resume::Send(())),
        };
        match step {
            Ok(item) => Some(Ok(item)),
            Err(StopIteration { value: Some(Err(error)) }) => Some(Err(error)),
            Err(_) => None,
        }
    }
}

impl<Y: FromPython> fmt::Debug for Items<Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What can be made of a Python object.
#[diagnostic::on_unimplemented(
    message = "no `{Self}` can be made of a Python object",
    label = "this is to be made of what Python yields or returns",
    note = "`#[derive(FromPyObject)]` on a type of your own makes it of an object's attributes or of what it wraps; `Py<PyAny>` is any object"
)]
pub trait FromPython: for<'py> FromPyObjectOwned<'py> + 'static {}

#[diagnostic::do_not_recommend]
impl<T: for<'py> FromPyObjectOwned<'py> + 'static> FromPython for T {}

/// What [`delegate`] makes.
pub struct Delegate<Y = Py<PyAny>, S = Option<Py<PyAny>>, R = Py<PyAny>> {
    object: Object,
    types: PhantomData<fn(S) -> (Y, R)>,
}

/// What is iterated, then what it is iterated by.
enum Object {
    Iterable(Py<PyAny>),
    /// A generator that yields what it has in Rust.
    Rust(Py<PyGenerator>),
    Iterator(Py<PyIterator>),
    Ended,
}

impl Object {
    fn get(&self) -> Option<&Py<PyAny>> {
        match self {
            Object::Iterable(object) => Some(object),
            Object::Rust(generator) => Some(generator.as_any()),
            Object::Iterator(iterator) => Some(iterator.as_any()),
            Object::Ended => None,
        }
    }

    /// `iter(object)`
    fn begin(&mut self, py: Python<'_>) -> PyResult<()> {
        if let Object::Iterable(object) = self {
            *self = match object.bind(py).cast_exact::<PyGenerator>() {
                Ok(generator) => Object::Rust(generator.clone().unbind()),
                Err(_) => Object::Iterator(object.bind(py).try_iter()?.unbind()),
            };
        }
        Ok(())
    }
}

impl<Y, S, R> Delegate<Y, S, R> {
    /// The same, whose values are converted: what it yields and returns to a `T` and a `V`, what it is sent from a `U`.
    ///
    /// A value that is no such type ends it, with PyO3's `TypeError`.
    pub fn typed<T: FromPython, U: Value, V: FromPython>(self) -> Delegate<T, U, V> {
        Delegate { object: self.object, types: PhantomData }
    }
}

type Step<Y, R> = Result<Y, StopIteration<PyResult<R>>>;

impl<Y: FromPython, S: Value, R: FromPython> Delegate<Y, S, R> {
    #[inline]
    fn advance(&mut self, py: Python<'_>, sent: Option<S>) -> Step<Y, R> {
        if let Object::Iterable(_) = self.object
            && let Err(error) = self.object.begin(py)
        {
            return self.raised(error);
        }
        if matches!(self.object, Object::Rust(_)) {
            let mut place = None;
            return self.put(py, sent, &mut place).unwrap_or_else(|| Ok(place.expect("it was put there")));
        }
        match self.advanced(py, sent) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(returned)) => self.ended(returned),
            Err(error) => self.raised(error),
        }
    }

    /// What a generator of Rust's yields is put into a place, and is nowhere else on its way: to move it takes longer than to make it. The
    /// step is what else it has come to.
    #[inline]
    fn put(&mut self, py: Python<'_>, sent: Option<S>, place: &mut Option<Y>) -> Option<Step<Y, R>> {
        let Object::Rust(generator) = &self.object else { unreachable!("it is asked of a generator of Rust's") };
        let stepped = match sent.map(|sent| convert::object(py, sent)).transpose() {
            Ok(sent) => generator.get().resume_into(py, sent.as_ref(), place),
            Err(error) => Err(error),
        };
        match stepped {
            Ok(Ok(None)) => None,
            stepped => Some(self.not_put(stepped)),
        }
    }

    #[cold]
    fn not_put<'py>(&mut self, stepped: PyResult<Result<Option<Bound<'py, PyAny>>, Bound<'py, PyAny>>>) -> Step<Y, R> {
        match stepped {
            Ok(Ok(value)) => match value.expect("it was put where it belongs").extract() {
                Ok(value) => Ok(value),
                Err(error) => self.raised(error.into()),
            },
            Ok(Err(returned)) => self.ended(returned),
            Err(error) => self.raised(error),
        }
    }

    /// Of what is no generator of Rust's.
    #[inline(never)]
    fn advanced<'py>(&mut self, py: Python<'py>, sent: Option<S>) -> PyResult<Result<Y, Bound<'py, PyAny>>> {
        let Object::Iterator(iterator) = &self.object else { return Ok(Err(py.None().into_bound(py))) };
        let sent = match sent {
            Some(sent) => convert::object(py, sent)?,
            None => py.None().into_bound(py),
        };
        match iterator.bind(py).send(&sent)? {
            PySendResult::Next(value) => value.extract().map(Ok).map_err(Into::into),
            PySendResult::Return(value) => Ok(Err(value)),
        }
    }

    /// Throws into what has a `throw`. What has none is left where it is, and the exception is raised outside.
    fn throw(&mut self, py: Python<'_>, exception: PyErr) -> Step<Y, R> {
        if let Err(error) = self.object.begin(py) {
            return self.raised(error);
        }
        let Some(iterator) = self.object.get() else { return self.raised(exception) };
        let iterator = iterator.bind(py);
        let thrown = match iterator.getattr_opt(intern!(py, "throw")) {
            // Outside, also if it is a `StopIteration`: that is no end of this one. CPython takes it for one since 3.12.
            Ok(None) if py.version_info() < (3, 12) => return self.raised(exception),
            Ok(None) => Err(exception),
            Ok(Some(throw)) => throw.call1((exception.into_value(py),)),
            Err(error) => Err(error),
        };
        match thrown {
            Ok(value) => match value.extract() {
                Ok(value) => Ok(value),
                Err(error) => self.raised(error.into()),
            },
            Err(stop) if stop.is_instance_of::<PyStopIteration>(py) => {
                match stop.value(py).getattr(intern!(py, "value")) {
                    Ok(value) => self.ended(value),
                    Err(error) => self.raised(error),
                }
            }
            Err(error) => self.raised(error),
        }
    }

    /// Closes what has a `close`.
    fn close(&mut self, py: Python<'_>) -> Step<Y, R> {
        let object = mem::replace(&mut self.object, Object::Ended);
        let Some(iterator) = object.get() else { return Err(StopIteration { value: None }) };
        let iterator = iterator.bind(py);
        let closed = match iterator.getattr_opt(intern!(py, "close")) {
            Ok(Some(close)) => close.call0(),
            Ok(None) => return Err(StopIteration { value: None }),
            Err(error) => {
                // As CPython has it.
                error.write_unraisable(py, Some(iterator));
                return Err(StopIteration { value: None });
            }
        };
        match closed {
            Ok(returned) if returned.is_none() => Err(StopIteration { value: None }),
            Ok(returned) => self.ended(returned),
            Err(error) => self.raised(error),
        }
    }

    /// It has returned.
    fn ended(&mut self, returned: Bound<'_, PyAny>) -> Step<Y, R> {
        self.object = Object::Ended;
        Err(StopIteration { value: Some(returned.extract().map_err(Into::into)) })
    }

    /// It has raised.
    fn raised(&mut self, error: PyErr) -> Step<Y, R> {
        self.object = Object::Ended;
        Err(StopIteration { value: Some(Err(error)) })
    }
}

#[diagnostic::do_not_recommend]
impl<Y: FromPython, S: Value, R: FromPython> Generator for Delegate<Y, S, R> {
    type Yield = Y;
    type Send = S;
    type Return = PyResult<R>;

    #[inline]
    fn resume(&mut self, resume: Resume<S, PyResult<R>>) -> Step<Y, R> {
        if matches!(self.object, Object::Ended) {
            return Err(StopIteration {
                value: match resume {
                    Resume::Throw(thrown) => Some(thrown),
                    _ => None,
                },
            });
        }
        Python::attach(|py| match resume {
            Resume::Start => self.advance(py, None),
            Resume::Send(_) if TypeId::of::<S>() == TypeId::of::<()>() => self.advance(py, None),
            Resume::Send(sent) => self.advance(py, Some(sent)),
            Resume::Throw(Err(exception)) => self.throw(py, exception),
            Resume::Throw(Ok(value)) => Err(StopIteration { value: Some(Ok(value)) }),
            Resume::Close => self.close(py),
        })
    }

    fn state(&self) -> State {
        match self.object {
            Object::Ended => State::Closed,
            Object::Rust(_) | Object::Iterator(_) => State::Suspended,
            Object::Iterable(_) => State::Created,
        }
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }

    /// A generator that delegates to it is dropped: it is closed, as by PEP 380.
    fn has_handlers(&self) -> bool {
        true
    }

    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        if let Some(object) = self.object.get() {
            show(object);
        }
    }
}

/// In a `for` loop: its [`items`]. What it returns is let go.
impl<Y: FromPython, S: Value, R: FromPython> IntoIterator for Delegate<Y, S, R> {
    type Item = PyResult<Y>;
    type IntoIter = Items<Y>;

    fn into_iter(self) -> Items<Y> {
        Items(self.typed())
    }
}

impl<Y: FromPython, S: Value, R: FromPython> fmt::Debug for Delegate<Y, S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delegate").field("state", &Generator::state(self)).finish_non_exhaustive()
    }
}
