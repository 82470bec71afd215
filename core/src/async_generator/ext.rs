//! What a caller does with an async generator: `anext`, and the methods of Python's.

use super::{Aclose, AsyncGenerator, AsyncState, AsyncStep};
#[cfg(feature = "alloc")]
use super::{ClosedBy, Rest};
use crate::{Fallible, Nothing, Resume, Sent};

/// Runs an async generator to its next `yield_!`, sending it nothing: Python's `anext(g)`.
///
/// This is for generators that can be sent nothing: those whose `Send` is `()` or an `Option`. For others there is
/// [`astart`](AsyncGeneratorExt::astart). One that [awaits](AsyncState::Awaiting), because an earlier future was dropped, finishes that step.
///
/// The future gives a [`StopIteration`](crate::StopIteration) when the body ends, with what it returned: Python's `StopAsyncIteration`.
///
/// # Examples
///
/// ```
/// # futures::executor::block_on(async {
/// use std::pin::pin;
/// use genfn::prelude::*;
///
/// #[generator]
/// fn numbers() -> impl AsyncGenerator<Yield = u32, Return = &'static str> {
///     yield_!(1);
///     yield_!(2);
///     "the end"
/// }
///
/// let mut g = pin!(numbers());
/// assert_eq!(anext(&mut g).await, Ok(1));
/// assert_eq!(anext(&mut g).await, Ok(2));
/// assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some("the end") }));
/// assert_eq!(anext(&mut g).await, Err(StopIteration { value: None }));
/// # });
/// ```
#[inline]
pub fn anext<G>(generator: &mut G) -> AsyncStep<'_, G>
where
    G: AsyncGenerator + Unpin + ?Sized,
    G::Send: Nothing,
{
    let resume = match generator.state() {
        AsyncState::Suspended => Some(Resume::Send(Nothing::nothing())),
        AsyncState::Created => Some(Resume::Start),
        AsyncState::Awaiting | AsyncState::Closed => None,
    };
    AsyncStep::new(generator, resume)
}

/// The methods of Python's async generators, for every [`AsyncGenerator`] that is pinned, or need not be.
pub trait AsyncGeneratorExt: AsyncGenerator {
    /// Runs the generator to its next `yield_!`, sending it nothing: [`anext`](crate::anext()), as a method.
    ///
    /// # Examples
    ///
    /// ```
    /// # futures::executor::block_on(async {
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn numbers() -> impl AsyncGenerator<Yield = u32> {
    ///     yield_!(1);
    /// }
    ///
    /// let mut g = std::pin::pin!(numbers());
    /// assert_eq!(g.anext().await, Ok(1));
    /// assert!(g.anext().await.is_err());
    /// # });
    /// ```
    #[inline]
    fn anext(&mut self) -> AsyncStep<'_, Self>
    where
        Self: Unpin,
        Self::Send: Nothing,
    {
        anext(self)
    }

    /// Sends a value, which the `yield_!` that the generator is suspended at evaluates to, and runs it to the next one: Python's
    /// `g.asend(v)` (PEP 525).
    ///
    /// Nothing, `()` or `None`, may be sent to a just-created generator, and starts it. The future gives a
    /// [`StopIteration`](crate::StopIteration) when the body ends, with what it returned.
    ///
    /// # Panics
    ///
    /// If the generator was just created and the value is not nothing: there is no `yield_!` yet that could take it. If it
    /// [awaits](AsyncState::Awaiting), because an earlier future was dropped half way: [finish that step](AsyncGeneratorExt::go_on) first.
    ///
    /// # Examples
    ///
    /// ```
    /// # futures::executor::block_on(async {
    /// use std::pin::pin;
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn echo() -> impl AsyncGenerator<Yield = String, Send = String> {
    ///     let mut heard = String::from("ready");
    ///     loop {
    ///         heard = yield_!(heard).to_uppercase();
    ///     }
    /// }
    ///
    /// let mut g = pin!(echo());
    /// assert_eq!(g.astart().await?, "ready");
    /// assert_eq!(g.asend("hello").await?, "HELLO");
    /// # Ok::<(), StopIteration<()>>(())
    /// # }).unwrap();
    /// ```
    #[inline]
    #[track_caller]
    fn asend(&mut self, value: impl Sent<Self::Send>) -> AsyncStep<'_, Self>
    where
        Self: Unpin,
    {
        let value = value.sent();
        // Here, not in `poll_resume`: only here the caller's line is known.
        match self.state() {
            AsyncState::Created => {
                assert!(self.is_nothing(&value), "can't send non-None value to a just-started async generator");
            }
            AsyncState::Awaiting => panic!("anext(): asynchronous generator is already running"),
            AsyncState::Suspended | AsyncState::Closed => {}
        }
        AsyncStep::new(self, Some(Resume::Send(value)))
    }

    /// Runs a just-created generator to its first `yield_!`: Python's first `anext(g)`, for any `Send`.
    ///
    /// # Panics
    ///
    /// If the generator is suspended at a `yield_!` already, or awaits.
    ///
    /// # Examples
    ///
    /// ```
    /// # futures::executor::block_on(async {
    /// use std::pin::pin;
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn doubler() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    ///     let mut n = 0;
    ///     loop {
    ///         n = 2 * yield_!(n);
    ///     }
    /// }
    ///
    /// let mut g = pin!(doubler());
    /// assert_eq!(g.astart().await?, 0);
    /// assert_eq!(g.asend(21u32).await?, 42);
    /// # Ok::<(), StopIteration<()>>(())
    /// # }).unwrap();
    /// ```
    #[inline]
    #[track_caller]
    fn astart(&mut self) -> AsyncStep<'_, Self>
    where
        Self: Unpin,
    {
        assert!(matches!(self.state(), AsyncState::Created | AsyncState::Closed), "async generator already started");
        AsyncStep::new(self, Some(Resume::Start))
    }

    /// Finishes a step whose future was dropped half way: the generator runs from the `.await` at which it stands to its next `yield_!`.
    ///
    /// # Panics
    ///
    /// If it does not [await](AsyncState::Awaiting).
    ///
    /// # Examples
    ///
    /// ```
    /// # futures::executor::block_on(async {
    /// use std::pin::pin;
    /// use futures::FutureExt;
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn squares() -> impl AsyncGenerator<Yield = u32, Send = u32> {
    ///     let mut n = 0;
    ///     loop {
    ///         n = yield_!(n * n);
    ///         futures::pending!(); // Once
    ///     }
    /// }
    ///
    /// let mut g = pin!(squares());
    /// g.astart().await?;
    /// if g.asend(3u32).now_or_never().is_none() {
    ///     // Timed out; it has heard the 3
    ///     assert_eq!(g.go_on().await?, 9);
    /// }
    /// # Ok::<(), StopIteration<()>>(())
    /// # }).unwrap();
    /// ```
    #[inline]
    #[track_caller]
    fn go_on(&mut self) -> AsyncStep<'_, Self>
    where
        Self: Unpin,
    {
        assert!(self.state() == AsyncState::Awaiting, "no step of this async generator was left half way");
        AsyncStep::new(self, None)
    }

    /// Raises an error at the `yield_!` that the generator is suspended at, or at the `.await`: Python's `g.athrow(e)` (PEP 525).
    ///
    /// It acts as `Err(error)?` there would. What the body does not handle comes back as the value of the
    /// [`StopIteration`](crate::StopIteration), also from a generator that was just created, which is closed thereby, or that had ended.
    ///
    /// # Examples
    ///
    /// ```
    /// # futures::executor::block_on(async {
    /// use std::pin::pin;
    /// use genfn::prelude::*;
    ///
    /// #[generator]
    /// fn patient() -> impl AsyncGenerator<Yield = String, Return = Result<(), String>> {
    ///     let mut next = String::from("ready");
    ///     loop {
    ///         next = try_! {{
    ///             yield_!(next);
    ///             String::from("fine")
    ///         } except error if error != "enough" => format!("caught {error}")};
    ///     }
    /// }
    ///
    /// let mut g = pin!(patient());
    /// anext(&mut g).await?;
    /// assert_eq!(g.athrow("noise").await?, "caught noise");
    /// assert_eq!(g.athrow("enough").await, Err(StopIteration { value: Some(Err("enough".into())) }));
    /// # Ok::<(), StopIteration<Result<(), String>>>(())
    /// # }).unwrap();
    /// ```
    #[inline]
    fn athrow(&mut self, error: impl Into<<Self::Return as Fallible>::Error>) -> AsyncStep<'_, Self>
    where
        Self: Unpin,
        Self::Return: Fallible,
    {
        AsyncStep::new(self, Some(Resume::Throw(Fallible::from_error(error.into()))))
    }

    /// Ends the generator where it is suspended, or where it awaits: Python's `g.aclose()` (PEP 525). Its handlers may await.
    ///
    /// The future gives what the body returns on its way out, if it returns something.
    ///
    /// # Panics
    ///
    /// If the body yields once more instead of ending; or if one that it delegates to does, and it does not catch that.
    ///
    /// # Examples
    ///
    /// ```
    /// # futures::executor::block_on(async {
    /// use std::{cell::RefCell, pin::pin};
    /// use genfn::prelude::*;
    ///
    /// async fn roll_back(log: &RefCell<Vec<&str>>) {
    ///     log.borrow_mut().push("rolled back");
    /// }
    ///
    /// #[generator]
    /// fn rows(log: &RefCell<Vec<&'static str>>) -> impl AsyncGenerator<Yield = u32> {
    ///     try_! {{
    ///         for row in 0.. {
    ///             yield_!(row);
    ///         }
    ///     } finally {
    ///         roll_back(log).await;
    ///     }}
    /// }
    ///
    /// let log = RefCell::default();
    /// let mut rows = pin!(rows(&log));
    /// anext(&mut rows).await?;
    /// rows.aclose().await;
    /// assert_eq!(log.take(), ["rolled back"]);
    /// # Ok::<(), StopIteration<()>>(())
    /// # }).unwrap();
    /// ```
    #[inline]
    fn aclose(&mut self) -> Aclose<'_, Self>
    where
        Self: Unpin,
    {
        Aclose::new(self)
    }

    /// One that is closed even if it is dropped: what is left of it goes to `spawn`, as a future that closes it, and evaluates to what [`aclose`](Self::aclose) does. Python's event loop does
    /// that for every async generator (`sys.set_asyncgen_hooks`).
    ///
    /// A drop can't await. So a generator that is dropped where it is suspended, or where it awaits, runs its handlers only up to the first
    /// `.await` that is pending; with this, somebody else polls them to their end. `spawn` is called at most once: not for a generator
    /// that has not begun, that has ended, or that has no handlers to run.
    ///
    /// # Panics
    ///
    /// The drop does if `spawn` does. The future panics if the generator ignores its exit.
    ///
    /// # Examples
    ///
    /// With tokio it is `rows.closed_by(|rest| { tokio::spawn(rest); })`; a `TaskTracker` or a `JoinSet` can be waited for at the end of the
    /// program, which is Python's `shutdown_asyncgens`. Here is one of a few lines:
    ///
    /// ```
    /// use std::{cell::RefCell, future::{Future, poll_fn}, mem, pin::Pin, rc::Rc, task::Poll};
    /// use futures::stream::{FuturesUnordered, StreamExt};
    /// use genfn::prelude::*;
    ///
    /// /// Takes its time.
    /// async fn roll_back() {
    ///     let mut is_ready = false;
    ///     poll_fn(|context| {
    ///         context.waker().wake_by_ref();
    ///         if mem::replace(&mut is_ready, true) { Poll::Ready(()) } else { Poll::Pending }
    ///     })
    ///     .await;
    /// }
    ///
    /// type Left = Rc<RefCell<FuturesUnordered<Pin<Box<dyn Future<Output = Option<()>>>>>>>;
    ///
    /// #[generator]
    /// fn rows(log: Rc<RefCell<Vec<&'static str>>>) -> impl AsyncGenerator<Yield = u32> {
    ///     try_! {{
    ///         for row in 0.. {
    ///             yield_!(row);
    ///         }
    ///     } finally {
    ///         roll_back().await;
    ///         log.borrow_mut().push("rolled back");
    ///     }}
    /// }
    ///
    /// futures::executor::block_on(async {
    ///     let (left, log) = (Left::default(), Rc::<RefCell<Vec<_>>>::default());
    ///     let to = left.clone();
    ///     let mut rows = rows(log.clone()).closed_by(move |rest| to.borrow().push(Box::pin(rest)));
    ///     assert_eq!(rows.next().await, Some(0)); // It is a stream, too
    ///     drop(rows);
    ///     assert!(log.borrow().is_empty());
    ///     // The end of the program
    ///     let left = left.take();
    ///     left.collect::<Vec<_>>().await;
    ///     assert_eq!(log.take(), ["rolled back"]);
    /// });
    /// ```
    #[cfg(feature = "alloc")]
    #[inline]
    fn closed_by<F>(self, spawn: F) -> ClosedBy<Self, F>
    where
        Self: Sized,
        F: FnOnce(Rest<Self>),
    {
        ClosedBy::new(self, spawn)
    }
}

impl<G: AsyncGenerator + ?Sized> AsyncGeneratorExt for G {}
