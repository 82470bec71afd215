//! Async generators: bodies that both await and yield, are sent values, thrown into and closed (PEP 525).
//!
//! A *step* leads from one `yield_!` to the next, or to the end. It is begun with a [`Resume`], as that of a synchronous generator, and then
//! polled until it is ready; whoever polls it may be dropped half way. So there are four states:
//!
//! ```text
//!            begin             ready: yields
//! Created ───────────▶ Awaiting ───────────▶ Suspended
//!                         ▲  │                  │
//!                         │  │ ready: ends      │ begin
//!                         │  ▼                  │
//!                         │ Closed              │
//!                         └─────────────────────┘
//! ```
//!
//! These are the invariants:
//!
//! - *A step is begun once.* [`poll_resume`](AsyncGenerator::poll_resume) takes the `Resume` out of its `Option` in the first poll, whatever
//!   comes of it. What is polled later has `None` there, and goes on.
//! - *A step is never lost.* A future that is dropped after its first poll leaves the generator `Awaiting`: what it sent was heard. The next one goes
//!   on with that step, and gives what it comes to. One that is dropped before its first poll has changed nothing.
//! - *What is sent is heard by the `yield_!` that waits for it, or nobody takes it.* While the generator awaits there is none: to send something
//!   then is the mistake that Python calls "asynchronous generator is already running", and panics.
//! - *What is thrown, and an exit, reach an await as well.* Inside a `try_!` what is awaited is dropped, and it is raised there. Outside any
//!   nothing could handle it, so that the body ends where it stands, as any future that is dropped.
//! - *An exit is raised once.* A generator that is being closed, whose `finally` awaits, goes on when it is closed again.
//! - *A close that yields is a mistake*, "async generator ignored GeneratorExit", and panics.
//! - *After the end* nothing runs: each step is a `StopIteration` without a value, save that what is thrown comes back.
//! - A drop runs handlers up to their first await that is pending, for nobody polls any more; [`closed_by`](AsyncGeneratorExt::closed_by)
//!   hands what is left to somebody who does.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `ext.rs`, `futures.rs` | what a caller does with one: `asend`, `athrow`, `aclose`, `anext` |
//! | `boxed.rs` | the name of one behind a box |
//! | `pass_on.rs` | references, boxes, pins, trait objects |
//! | `machine.rs` | what a function with `#[generator]` returns: the states above, kept beside an engine of `pinned` |
//! | `yielder.rs` | what its body has: a suspension at a `yield_!`, and an await that hears what is raised |
//! | `awaited.rs` | what is awaited in a `try_!`: a future? |
//! | `delegation.rs` | `yield_from!` in one |
//! | `refused.rs` | what a function returns that was refused |
//! | `closed_by.rs` | one that is closed by somebody else when it is dropped |

pub mod awaited;
#[cfg(feature = "alloc")]
mod boxed;
mod closed_by;
pub mod delegation;
mod ext;
mod futures;
mod machine;
mod pass_on;
mod refused;
mod yielder;

use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use crate::frames::{Driven, Ignored};
use crate::{Resume, StopIteration};

#[cfg(feature = "alloc")]
pub use boxed::BoxAsyncGenerator;
#[cfg(feature = "alloc")]
pub use closed_by::{ClosedBy, Rest};
pub use ext::{AsyncGeneratorExt, anext};
pub use futures::{Aclose, AsyncStep};
pub use machine::{AsyncMachine, Notes, async_fallible_generator, async_generator, async_generator_of};
pub use refused::{refused_async, refused_fallible_async};
pub use yielder::{AsyncYielder, Told, ValueOfTheMacro};

/// A function body that awaits, and that can be suspended at its `yield_!`s: Python's asynchronous generator (PEP 525).
///
/// A function with [`#[generator]`](macro@crate::generator) returns one if it is declared so:
///
/// ```
/// # futures::executor::block_on(async {
/// use std::pin::pin;
/// use genfn::prelude::*;
///
/// async fn looked_up(n: f64) -> f64 {
///     n
/// }
///
/// #[generator]
/// fn average() -> impl AsyncGenerator<Yield = Option<f64>, Send = f64> {
///     let (mut total, mut count, mut average) = (0.0, 0.0, None);
///     loop {
///         total += looked_up(yield_!(average)).await;
///         count += 1.0;
///         average = Some(total / count);
///     }
/// }
///
/// let mut average = pin!(average());
/// assert_eq!(average.astart().await, Ok(None));
/// assert_eq!(average.asend(1.0).await, Ok(Some(1.0)));
/// assert_eq!(average.asend(3.0).await, Ok(Some(2.0)));
/// # });
/// ```
///
/// It lies wherever its user pins it, on the stack by `pin!` or in a box, and is driven by [`anext`](crate::anext()) and the methods of
/// [`AsyncGeneratorExt`]. Where its `Send` is `()` it is a `Stream`, too, over [what its `Return` has it](crate::Iterates). It can be a trait
/// object: `Pin<Box<dyn AsyncGenerator<Yield = Y, Send = S, Return = R>>>`.
///
/// # A future that is dropped half way
///
/// `select!` and timeouts drop the future of a step. What that is worth, it keeps:
///
/// | the future is dropped | the generator |
/// | --- | --- |
/// | before its first poll | is as it was; what would have been sent is dropped |
/// | later | is [`Awaiting`](AsyncState::Awaiting): it has heard what was sent, and stands at an `.await` |
///
/// From there [`anext`](crate::anext()), [`go_on`](AsyncGeneratorExt::go_on) and the `Stream` finish the step, and give what it comes to; so
/// nothing is lost. [`asend`](AsyncGeneratorExt::asend) panics as Python raises, for there is no `yield_!` that could hear the value.
/// [`athrow`](AsyncGeneratorExt::athrow) and [`aclose`](AsyncGeneratorExt::aclose) raise at that `.await`, if it stands in a
/// [`try_!`](crate::try_); else the body ends there, and drops its locals.
///
/// # Implementing it by hand
///
/// One that is written by hand keeps these promises, as [`#[generator]`](macro@crate::generator) does:
///
/// - `poll_resume` takes what is in `resume` when a step begins, and later polls of that step find `None`;
/// - after the end each step is a [`StopIteration`], whose value is `None`, save that a [`Resume::Throw`] comes back as it is;
/// - a step that is begun with [`Resume::Start`] leads to the next `yield_!` from wherever the generator stands, if `Send` has a value that says
///   nothing;
/// - [`Resume::Close`] ends it, and does so too if it is given once more while the generator is closing.
///
/// ```
/// use std::panic::Location;
/// use std::pin::{Pin, pin};
/// use std::task::{Context, Poll};
/// use genfn::prelude::*;
/// use genfn::{AsyncState, Resume};
///
/// /// Yields what it was sent last, and is never pending.
/// enum Echo {
///     Created,
///     Suspended,
///     Closed,
/// }
///
/// impl AsyncGenerator for Echo {
///     type Yield = u32;
///     type Send = u32;
///     type Return = ();
///
///     fn poll_resume(
///         mut self: Pin<&mut Self>,
///         _: &mut Context<'_>,
///         resume: &mut Option<Resume<u32, ()>>,
///     ) -> Poll<Result<u32, StopIteration<()>>> {
///         Poll::Ready(match (&*self, resume.take().unwrap_or(Resume::Start)) {
///             (Echo::Created, Resume::Start) => {
///                 *self = Echo::Suspended;
///                 Ok(0)
///             }
///             (Echo::Suspended, Resume::Send(heard)) => Ok(heard),
///             (_, Resume::Throw(thrown)) => {
///                 *self = Echo::Closed;
///                 Err(StopIteration { value: Some(thrown) })
///             }
///             (Echo::Closed, _) | (_, Resume::Close) => {
///                 *self = Echo::Closed;
///                 Err(StopIteration { value: None })
///             }
///             (Echo::Created, Resume::Send(_)) => panic!("can't send non-None value to a just-started async generator"),
///             (Echo::Suspended, Resume::Start) => panic!("async generator already started"),
///         })
///     }
///
///     fn state(&self) -> AsyncState {
///         match self {
///             Echo::Created => AsyncState::Created,
///             Echo::Suspended => AsyncState::Suspended,
///             Echo::Closed => AsyncState::Closed,
///         }
///     }
///
///     fn suspended_at(&self) -> Option<&'static Location<'static>> {
///         None
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let mut echo = Echo::Created;
/// assert_eq!(echo.astart().await, Ok(0));
/// assert_eq!(echo.asend(7u32).await, Ok(7));
/// assert_eq!(echo.aclose().await, None);
/// # });
/// ```
#[must_use = "async generators are lazy and do nothing unless resumed"]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async generator",
    label = "this is no async generator",
    note = "an async generator is what a function with `#[generator]` returns, if it is declared as `impl AsyncGenerator<…>`; \
            one declared as `impl Stream<…>` has the methods of `Stream` only: write `impl AsyncGenerator<Yield = …, Send = …>` in its place"
)]
pub trait AsyncGenerator {
    /// What `yield_!` gives to the caller.
    type Yield;
    /// What `yield_!` evaluates to: what the caller sent.
    type Send;
    /// What the body evaluates to.
    type Return;

    /// Polls a step: begins it with what is in `resume`, which it takes, or goes on with the one that has begun.
    ///
    /// It is ready when the body is at its next `yield_!`, or at its end.
    ///
    /// # Errors
    ///
    /// [`StopIteration`] when the body ends, with what it returned.
    ///
    /// # Panics
    ///
    /// When the body panics; the generator is [closed](AsyncState::Closed) then. When something other than nothing is sent to a
    /// just-created generator, and anything to one that [awaits](AsyncState::Awaiting). When one that is suspended, and can be sent nothing, is
    /// started.
    fn poll_resume(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        resume: &mut Option<Resume<Self::Send, Self::Return>>,
    ) -> Poll<Result<Self::Yield, StopIteration<Self::Return>>>;

    /// Where in its life the generator is: Python's `inspect.getasyncgenstate`.
    fn state(&self) -> AsyncState;

    /// The place of the `yield_!` it is suspended at: Python's `ag_frame.f_lineno`. `None` if it is not suspended.
    fn suspended_at(&self) -> Option<&'static Location<'static>>;

    /// Whether a just-created generator takes `sent`, as Python's takes `asend(None)`. See [`Generator`](crate::Generator).
    #[doc(hidden)]
    fn is_nothing(&self, sent: &Self::Send) -> bool {
        let _ = sent;
        true
    }

    /// Polls a step, and tells without a panic of what ignored its exit.
    #[doc(hidden)]
    #[inline]
    fn poll_drive(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        resume: &mut Option<Resume<Self::Send, Self::Return>>,
    ) -> Poll<Driven<Self::Yield, Self::Return>> {
        Poll::Ready(match ready!(self.poll_resume(context, resume)) {
            Ok(value) => Driven::Yielded(value),
            Err(stop) => Driven::Ended(stop.into()),
        })
    }

    /// Whether it makes a difference if it is closed before it is dropped.
    #[doc(hidden)]
    fn has_handlers(&self) -> bool {
        true
    }
}

/// Where in its life an async generator is: Python's `inspect.getasyncgenstate`.
///
/// # Examples
///
/// ```
/// # futures::executor::block_on(async {
/// use std::{future, pin::pin};
/// use genfn::prelude::*;
///
/// #[generator]
/// fn one() -> impl AsyncGenerator<Yield = u32, Send = u32> {
///     yield_!(1);
///     future::pending::<()>().await;
/// }
///
/// let mut g = pin!(one());
/// assert_eq!(g.state(), AsyncState::Created);
/// g.astart().await?;
/// assert_eq!(g.state(), AsyncState::Suspended);
///
/// // A step that is dropped before its end has begun all the same.
/// assert!(futures::poll!(g.asend(2)).is_pending());
/// assert_eq!(g.state(), AsyncState::Awaiting);
///
/// g.aclose().await;
/// assert_eq!(g.state(), AsyncState::Closed);
/// # Ok::<(), StopIteration<()>>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsyncState {
    /// Waiting to start: `AGEN_CREATED`.
    Created,
    /// Waiting at a `yield_!`: `AGEN_SUSPENDED`.
    Suspended,
    /// Waiting at an `.await`: a step has begun, and the future that polled it was dropped before its end. Python's `AGEN_SUSPENDED` with
    /// `ag_running` and an `ag_await`.
    Awaiting,
    /// Returned, closed or panicked: `AGEN_CLOSED`.
    Closed,
}

/// What Python says.
#[cold]
#[track_caller]
fn ignored() -> ! {
    panic!("async generator ignored GeneratorExit")
}

/// What a step comes to, where one that ignored its exit panics.
#[inline]
#[track_caller]
fn resumed<Y, R>(driven: Driven<Y, R>) -> Result<Y, StopIteration<R>> {
    driven.resumed().unwrap_or_else(|Ignored| ignored())
}
