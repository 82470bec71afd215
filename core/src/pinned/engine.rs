//! Where all the `unsafe` of the crate is: a body, which is a future, and a slot that it hands values over through.
//!
//! There are two engines, each with an argument of its own. With `std` the slot lies on the stack of whoever resumes the body,
//! which finds it by a thread-local: `local`. Without `std` there are none, and the slot lies beside the body: `beside`.
//! What both have to do, and what both argue from, is here.
//!
//! *Nobody but the body has the yielder.* It gets a [`Yielder<'_, …>`](Yielder): a body is some
//! `F: AsyncFnOnce(Yielder<'_, Y, I>)`, for every lifetime, however short, so that it can put neither the yielder nor what it
//! makes anywhere that outlives its own future. A suspension that some other task polls, or that is handed to a
//! generator of other types, so can't be written: rustc refuses it. Nor does it get a second one: a `Yielder` is not `Clone`,
//! and is invariant in what it yields and is woken with.
//!
//! *The future stays where it is* from when it is first polled: an engine is resumed by `Pin<&mut Self>`, the future is a
//! field of it that is never moved out, and `PhantomPinned` sees to it that a pin can't be undone.
//!
//! *No reference covers what another uses.* The future holds `&mut`s to its own locals over a suspension: a `&Engine` would
//! claim to read those, so the future lies in an `UnsafeCell`, and a shared engine reads nothing of it. A `&mut` to the
//! engine or to the future claims nothing, since neither is `Unpin`: the future is that of an async closure.

#[cfg(not(feature = "std"))]
mod beside;
#[cfg(feature = "std")]
mod local;

use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use crate::Resume;

#[cfg(not(feature = "std"))]
pub(super) use beside::engine;
#[cfg(all(not(feature = "std"), feature = "stream"))]
pub(super) use beside::{Body, Engine};
#[cfg(not(feature = "std"))]
pub use beside::{Suspension, Woken, Yielder};
#[cfg(feature = "std")]
pub(super) use local::engine;
#[cfg(all(feature = "std", feature = "stream"))]
pub(super) use local::{Body, Engine};
#[cfg(feature = "std")]
pub use local::{Suspension, Woken, Yielder};

/// Whether a body has handlers to run when it is dropped. A type, so that one without them is compiled once, where it is
/// polled, and can be inlined there.
pub trait Exit<I> {
    /// Runs them, if it is suspended at a `yield_!`.
    fn run<Y>(engine: Pin<&mut impl Drive<Y, I>>);
}

/// It has none.
pub struct NoHandlers;

impl<I> Exit<I> for NoHandlers {
    #[inline]
    fn run<Y>(_: Pin<&mut impl Drive<Y, I>>) {}
}

/// It has some.
pub struct Handlers;

impl<S, R> Exit<Resume<S, R>> for Handlers {
    fn run<Y>(engine: Pin<&mut impl Drive<Y, Resume<S, R>>>) {
        if engine.suspended_at().is_some() {
            // What yields or awaits then is dropped where it stands.
            let _ = engine.resume(Resume::Close, &mut Context::from_waker(Waker::noop()));
        }
    }
}

/// What a step comes to.
pub enum Progress<Y, O> {
    Yielded(Y),
    Ended(O),
}

/// What a machine asks of an engine.
pub trait Drive<Y, I> {
    /// What the body evaluates to.
    type Output;

    /// Runs the body on: from its start, or with what its suspension evaluates to. `None` if it has ended already.
    ///
    /// It is pending where the body awaits something else than its own suspension.
    fn resume(self: Pin<&mut Self>, woken: I, context: &mut Context<'_>) -> Poll<Option<Progress<Y, Self::Output>>>;

    /// Drops the body, wherever it stands.
    fn end(self: Pin<&mut Self>);

    fn has_ended(&self) -> bool;

    /// Where the body is suspended, if it is woken with something that asks for it; `None` also while it awaits something.
    fn suspended_at(&self) -> Option<&'static Location<'static>>;
}

#[cold]
#[track_caller]
fn suspended_twice() -> ! {
    panic!("a generator yields while it is suspended at another `yield_!`")
}
