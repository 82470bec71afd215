//! Python's exceptions, as one error type.

use std::fmt;

use genfn::StopIteration;

/// The error type of the ports: a variant for each class that the programs raise. What it holds is the argument.
#[expect(clippy::enum_variant_names, reason = "Python's names")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Error {
    BaseException(&'static str),
    Exception(&'static str),
    KeyError(&'static str),
    KeyboardInterrupt,
    LunchError(&'static str),
    RuntimeError(&'static str),
    TypeError(&'static str),
    ValueError(&'static str),
    ZeroDivisionError,
}

use Error::{
    BaseException, Exception, KeyError, KeyboardInterrupt, LunchError, RuntimeError, TypeError, ValueError,
    ZeroDivisionError,
};

/// As Python prints an uncaught exception: the class, and what it was made of.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, about) = match self {
            BaseException(about) => ("BaseException", *about),
            Exception(about) => ("Exception", *about),
            KeyError(about) => ("KeyError", *about),
            KeyboardInterrupt => ("KeyboardInterrupt", ""),
            LunchError(about) => ("LunchError", *about),
            RuntimeError(about) => ("RuntimeError", *about),
            TypeError(about) => ("TypeError", *about),
            ValueError(about) => ("ValueError", *about),
            ZeroDivisionError => ("ZeroDivisionError", ""),
        };
        f.write_str(class)?;
        if about.is_empty() { Ok(()) } else { write!(f, ": {about}") }
    }
}

/// PEP 479: a `StopIteration` that is raised in a generator is an error there, never mistaken for its end.
impl<R> From<StopIteration<R>> for Error {
    fn from(_: StopIteration<R>) -> Self {
        RuntimeError("generator raised StopIteration")
    }
}

/// Python's `a // b`.
pub(crate) fn div(a: i32, b: i32) -> Result<i32, Error> {
    a.checked_div(b).ok_or(ZeroDivisionError)
}
