//! What can be raised in a generator.

use core::error::Error;
use core::fmt;

/// What is raised at a `yield_!`, or by `?` inside a [`try_!`](crate::try_): an error, or Python's `GeneratorExit`.
///
/// The `except` arms of `try_!` have it for a scrutinee: `except GeneratorExit` is for the first variant, any other pattern
/// for what is inside the second. In Python both are exceptions, and `GeneratorExit` is the one that `except Exception`
/// leaves alone.
///
/// # Examples
///
/// Which arm is for which:
///
/// ```
/// use genfn::{Exception, prelude::*};
///
/// fn caught_by(exception: Exception<u32>) -> &'static str {
///     match exception {
///         Exception::GeneratorExit => "except GeneratorExit",
///         Exception::Error(_) => "except error",
///         Exception::ExitIgnored => "except",
///     }
/// }
///
/// #[generator]
/// fn watched(log: &mut Vec<&'static str>) -> impl Generator<Return = Result<(), u32>> {
///     try_! {{
///         yield_!();
///     } except GeneratorExit => {
///         log.push("except GeneratorExit");
///     } except _error => {
///         log.push("except error");
///     }}
///     Ok(())
/// }
///
/// let mut log = Vec::new();
/// watched(&mut log).primed().close();
/// let _ = watched(&mut log).primed().throw(7u32);
/// assert_eq!(log, [caught_by(Exception::GeneratorExit), caught_by(Exception::Error(7))]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Exception<E> {
    /// The generator is being closed or dropped (PEP 342).
    GeneratorExit,
    /// A generator that this one delegates to was closed, and yielded instead of ending: the `RuntimeError` that Python raises at
    /// the `yield from`, "generator ignored GeneratorExit". A bare `except =>` catches it, and every `finally` runs; no
    /// error type has a value for it. Where it leaves a generator that is being closed, [`close`](crate::GeneratorExt::close) panics.
    ExitIgnored,
    /// An error was thrown, or raised with `?`.
    Error(E),
}

/// Python's `GeneratorExit`: what [`close`](crate::GeneratorExt::close) and a drop raise at the suspended `yield_!`
/// (PEP 342).
///
/// It is caught by `except GeneratorExit => …` in a [`try_!`](crate::try_), and raised, or raised again, by
/// `Err(GeneratorExit)?` in the body of a generator. Both are known by this name.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn reader(log: &mut Vec<&'static str>) -> impl Generator<Send = &'static str> {
///     try_! {{
///         loop {
///             let line = yield_!();
///             log.push(line);
///         }
///     } except GeneratorExit => {
///         log.push("closed");
///         Err(GeneratorExit)? // raised again: it goes on to whatever is around it
///     }}
/// }
///
/// let mut log = Vec::new();
/// let mut g = reader(&mut log).primed();
/// g.send("a line")?;
/// drop(g);
/// assert_eq!(log, ["a line", "closed"]);
/// # Ok::<(), StopIteration<()>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GeneratorExit;

impl fmt::Display for GeneratorExit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the generator is being closed")
    }
}

impl Error for GeneratorExit {}
