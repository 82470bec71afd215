//! What a caller does with a generator: `next`, and the methods of Python's generators.

use crate::frames::{self, Ignored, Receiver};
use crate::{Fallible, Generator, Nothing, Resume, Sent, State, StopIteration};

/// Runs a generator to its next `yield_!`, sending it nothing: Python's `next(g)`.
///
/// This is for generators that can be sent nothing: those whose `Send` is `()` or an `Option`. For others there is
/// [`start`](GeneratorExt::start).
///
/// # Errors
///
/// [`StopIteration`] when the body ends, with what it returned.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn numbers() -> impl Generator<Yield = u32, Return = &'static str> {
///     yield_!(1);
///     yield_!(2);
///     "the end"
/// }
///
/// let mut g = numbers();
/// assert_eq!(next(&mut g), Ok(1));
/// assert_eq!(next(&mut g), Ok(2));
/// assert_eq!(next(&mut g), Err(StopIteration { value: Some("the end") }));
/// assert_eq!(next(&mut g), Err(StopIteration { value: None }));
/// ```
#[inline]
pub fn next<G, Y, R>(generator: &mut G) -> Result<Y, StopIteration<R>>
where
    // Not `G::Yield` above: rustc would tell of what is no generator twice.
    G: Generator<Yield = Y, Return = R> + ?Sized,
    G::Send: Nothing,
{
    generator.resume(match generator.state() {
        State::Created => Resume::Start,
        State::Suspended | State::Closed => Resume::Send(G::Send::nothing()),
    })
}

/// The methods of Python's generators, for every [`Generator`].
pub trait GeneratorExt: Generator {
    /// Sends a value, which the `yield_!` that the generator is suspended at evaluates to, and runs it to the next
    /// one: Python's `g.send(v)` (PEP 342).
    ///
    /// Nothing, `()` or `None`, may be sent to a just-created generator, and starts it.
    ///
    /// # Errors
    ///
    /// [`StopIteration`] when the body ends, with what it returned.
    ///
    /// # Panics
    ///
    /// If the generator was just created and the value is not nothing: there is no `yield_!` yet that could take it.
    ///
    /// # Examples
    ///
    /// ```
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn echo() -> impl Generator<Yield = String, Send = String> {
    ///     let mut heard = String::from("ready");
    ///     loop {
    ///         heard = yield_!(heard).to_uppercase();
    ///     }
    /// }
    ///
    /// let mut g = echo();
    /// assert_eq!(g.start()?, "ready");
    /// assert_eq!(g.send("hello")?, "HELLO");
    /// # Ok::<(), StopIteration<()>>(())
    /// ```
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[track_caller]
    fn send(&mut self, value: impl Sent<Self::Send>) -> Result<Self::Yield, StopIteration<Self::Return>> {
        let mut receiver = Receiver::alone();
        match self.sent_to(value.sent(), &mut receiver) {
            Some(value) => Ok(value),
            None => Err(StopIteration { value: receiver.value() }),
        }
    }

    /// Runs a just-created generator to its first `yield_!`: Python's first `next(g)`, for any `Send`.
    ///
    /// # Errors
    ///
    /// [`StopIteration`] when the body ends before it yields, or was closed before it ran.
    ///
    /// # Panics
    ///
    /// If the generator is suspended at a `yield_!` already.
    ///
    /// # Examples
    ///
    /// ```
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn doubler() -> impl Generator<Yield = &'static str, Send = u32, Return = u32> {
    ///     2 * yield_!("a number?")
    /// }
    ///
    /// let mut g = doubler();
    /// assert_eq!(g.start()?, "a number?");
    /// assert_eq!(g.send(21), Err(StopIteration { value: Some(42) }));
    /// # Ok::<(), StopIteration<u32>>(())
    /// ```
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[track_caller]
    fn start(&mut self) -> Result<Self::Yield, StopIteration<Self::Return>> {
        assert!(self.state() != State::Suspended, "generator already started");
        self.resume(Resume::Start)
    }

    /// Raises an error at the `yield_!` that the generator is suspended at: Python's `g.throw(e)` (PEP 342).
    ///
    /// It acts as `Err(error)?` there would. What the body does not handle comes back as the value of the
    /// [`StopIteration`], also from a generator that was just created, which is closed thereby, or that had ended.
    ///
    /// # Errors
    ///
    /// [`StopIteration`] when the body ends, with what it returned.
    ///
    /// # Examples
    ///
    /// ```
    /// use genfn::prelude::*;
    ///
    /// #[derive(Debug, PartialEq)]
    /// enum Problem { Small, Large }
    ///
    /// #[generator]
    /// fn steady() -> impl Generator<Yield = &'static str, Return = Result<(), Problem>> {
    ///     let mut said = "ready";
    ///     loop {
    ///         try_! {{
    ///             yield_!(said);
    ///         } except Problem::Small => {
    ///             said = "never mind";
    ///         }}
    ///     }
    /// }
    ///
    /// let mut g = steady();
    /// assert_eq!(g.start(), Ok("ready"));
    /// assert_eq!(g.throw(Problem::Small), Ok("never mind"));
    /// assert_eq!(g.throw(Problem::Large), Err(StopIteration { value: Some(Err(Problem::Large)) }));
    /// ```
    #[inline]
    #[track_caller]
    fn throw(
        &mut self,
        error: impl Into<<Self::Return as Fallible>::Error>,
    ) -> Result<Self::Yield, StopIteration<Self::Return>>
    where
        Self::Return: Fallible,
    {
        let thrown = Resume::Throw(Fallible::from_error(error.into()));
        frames::raise(self, thrown).resumed().unwrap_or_else(|Ignored| frames::ignored())
    }

    /// Ends the generator where it is suspended, dropping its locals: Python's `g.close()` (PEP 342).
    ///
    /// Returns what the body returns on its way out, if it returns something: as in Python 3.13.
    ///
    /// # Panics
    ///
    /// If the body yields once more instead of ending; or if one that it delegates to does, and it does not catch that.
    ///
    /// # Examples
    ///
    /// ```
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn counter(log: &mut Vec<&'static str>) -> impl Generator<Yield = u32, Return = u32> {
    ///     let mut n = 0;
    ///     try_! {{
    ///         loop {
    ///             yield_!(n);
    ///             n += 1;
    ///         }
    ///     } except GeneratorExit => {
    ///         log.push("closed");
    ///     }}
    ///     n
    /// }
    ///
    /// let mut log = Vec::new();
    /// let mut g = counter(&mut log);
    /// assert_eq!(g.by_ref().take(3).last(), Some(2));
    /// assert_eq!(g.close(), Some(2)); // what the body returned on its way out
    /// assert_eq!(g.close(), None); // there is nothing left to end
    /// drop(g);
    /// assert_eq!(log, ["closed"]);
    /// ```
    #[inline]
    #[track_caller]
    fn close(&mut self) -> Option<Self::Return> {
        match frames::raise(self, Resume::Close).closed() {
            Ok(returned) => returned,
            Err(Ignored) => frames::ignored(),
        }
    }

    /// Runs to the first `yield_!`, whose value is dropped, so that a first value can be sent at once: the `@coroutine`
    /// decorator of David Beazley's course.
    ///
    /// # Panics
    ///
    /// If the generator is suspended at a `yield_!` already.
    ///
    /// # Examples
    ///
    /// ```
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn doubler() -> impl Generator<Yield = u32, Send = u32> {
    ///     let mut n = 0;
    ///     loop {
    ///         n = 2 * yield_!(n);
    ///     }
    /// }
    ///
    /// let mut g = doubler().primed();
    /// assert_eq!(g.send(21)?, 42);
    /// # Ok::<(), StopIteration<()>>(())
    /// ```
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[track_caller]
    fn primed(mut self) -> Self
    where
        Self: Sized,
    {
        // A body that ends before it yields is closed, and says so when it is resumed.
        let _ = self.start();
        self
    }
}

impl<G: Generator + ?Sized> GeneratorExt for G {}
