//! Where all the `unsafe` of the crate is: a body, which is a future, and a slot that it hands values over through.
//!
//! | file | what it argues |
//! | --- | --- |
//! | `slot.rs` | the slot is used by one at a time |
//! | `reach/waker.rs` | a synchronous generator finds its own slot, by the waker |
//! | `reach/local.rs` | a stream does, by a thread-local |
//! | `reach/beside.rs` | a stream without `std` does, by its address |
//! | `yielder.rs` | what the body has of it |
//! | `delegating.rs` | a stream that is delegated to stays where it is |
//! | `body.rs` | the future stays where it is |
//! | `run.rs` | the same; one step of the one with the other |
//! | `noted.rs` | the same, of an engine with notes beside it |
//!
//! What all of them argue from is here.
//!
//! *Nobody but the body has the yielder.* It gets a [`Yielder<'_, …>`](Yielder): a body is some
//! `F: AsyncFnOnce(Yielder<'_, Y, I>)`, for every lifetime, however short, so that it can put neither the yielder nor what it
//! makes anywhere that outlives its own future. A suspension that some other task polls, or that is handed to a
//! generator of other types, so can't be written: rustc refuses it. Nor does it get a second one: a `Yielder` is not `Clone`,
//! and is invariant in what it yields and is woken with. But that is not argued from where the body of a stream [captures](run::in_place_of) its
//! yielder, so as to hold it once: there it may be anywhere, and is told from others by its number alone.
//!
//! *The future stays where it is* from when it is first polled: an engine is resumed by `Pin<&mut Self>`, the future is a
//! field of it that is never moved out, and is never `Unpin`, so that a pin can't be undone.
//!
//! *No reference covers what another uses.* The future holds `&mut`s to its own locals over a suspension: a `&Engine` would
//! claim to read those, so the future lies in an `UnsafeCell`, and a shared engine reads nothing of it. A `&mut` to the
//! engine or to the future claims nothing, since neither is `Unpin`: the future is that of an async closure or an async block. (One that
//! is `Unpin`, which safe code may hand over as well, holds no borrow of itself.)
//!
//! What safe code could still do wrong is to suspend twice in one step (to make a suspension, forget it, and make
//! another), which is seen, and panics; or to go on without having been resumed. Where nothing is said to the body when it is
//! woken, that does no harm; else it stays pending.
//!
//! # Where the user's code is called
//!
//! It may panic, come back in by whatever it holds, never return, or run on another thread than the last time.
//!
//! | what | where | if it panics |
//! | --- | --- | --- |
//! | the body, up to its future | `future_of`, by `of_box` and `Late::begin` | there is no engine, or it has ended: there is nothing to drop |
//! | `Future::poll` | `resume`, by a body's `poll` | the slot is left, the body is not polled again, and is dropped by `end` |
//! | the destructor of the future | `end`; `Late::has_come_to_its_end` | all of it has been dropped, and it is not dropped again |
//! | that of what a handler yields | `Handlers::run` | `Ending` ends the body |
//! | that of what is said to a body that doesn't hear it | `Woken::say`; with the slot; `Beside::run` | the body is not polled again |
//! | that of what is left in the slot of a body that ends or panics | with the slot, and in `resume` | the same: it has ended |
//! | that of a value that is given up with the future that has yielded it | `Lent::drop` | the slot is left before, and the destructor of that future panics |
//! | that of a value that is refused | `refuse` | it is as if `refuse` panics itself, which it was to |
//!
//! *It may come back in*, since nothing of ours is half done meanwhile: no method of a slot is on the stack, and no reference to one; and
//! what it comes back to is another engine. Its own it can't reach: who resumes or drops that has the only `&mut` to it.
//!
//! *It may never return.* Then the frame stays, the slot in it, and the `&mut` of who resumed it.
//!
//! *Another thread* has the engine only if all in it is `Send`, and then no slot is in use; for the yielder see [`reach`].
//!
//! *An allocator* is called for the box of a generator alone: before it is made, and when its engine has been dropped.
//! *Wakers* are handed on, never cloned, and woken by `InAFuture::poll` and `Delegating::poll` alone, which have no reference to a slot then, and are polled by the
//! body: if that panics, the body does. No *`Clone`* and no *`Debug`* of the user's is called at all.
//!
//! *Traits.* [`Woken`] is sealed. `Exit`, `Drive`, `Reach`, `Way` and `Body` can't be named outside of the crate, so nobody implements
//! them. What of them and of [`Yielder`] and [`Suspension`] can be called from there is safe in itself, or an `unsafe fn`. `IntoStep` and
//! `IntoItem` anyone may implement: those are asked of what a body has returned, when the step is over.

#![allow(unsafe_code)]

mod body;
#[cfg(feature = "stream")]
mod delegating;
#[cfg(feature = "stream")]
mod noted;
mod reach;
mod run;
mod slot;
mod yielder;

use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use crate::Resume;

#[cfg(feature = "stream")]
pub use noted::{NotPinned, Noted, Pinned};
#[cfg(feature = "alloc")]
pub use reach::waker::Address;
#[cfg(feature = "stream")]
pub use run::ThisStream;
#[cfg(feature = "alloc")]
pub(crate) use run::in_a_box;
#[cfg(feature = "stream")]
pub(crate) use run::in_place;
#[cfg(feature = "stream")]
pub(super) use run::{Body, Engine, Way};
#[cfg(all(feature = "stream", feature = "std"))]
pub(super) use run::{Numbered, in_place_of, numbered};
pub use slot::Woken;
pub use yielder::{Suspension, Yielder};

#[cfg(all(feature = "stream", not(feature = "std")))]
pub use reach::beside::Address as StreamKey;
/// How a stream finds its slot.
#[cfg(all(feature = "stream", feature = "std"))]
pub use reach::local::Number as StreamKey;

/// Whether a body has handlers to run when it is dropped. A type, so that one without them is compiled once, where it is
/// polled, and can be inlined there.
pub trait Exit<I> {
    /// Whether it has any.
    const HANDLES: bool;

    /// Runs them, if it is suspended at a `yield_!`.
    fn run<Y>(engine: Pin<&mut impl Drive<Y, I>>);
}

/// It has none.
pub struct NoHandlers;

impl<I> Exit<I> for NoHandlers {
    const HANDLES: bool = false;

    #[inline]
    fn run<Y>(_: Pin<&mut impl Drive<Y, I>>) {}
}

/// It has some.
pub struct Handlers;

impl<S, R> Exit<Resume<S, R>> for Handlers {
    const HANDLES: bool = true;

    fn run<Y>(engine: Pin<&mut impl Drive<Y, Resume<S, R>>>) {
        if engine.suspended_at().is_some() {
            // What yields or awaits then is dropped where it stands. What it yields is dropped here, and may panic.
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

    /// Whether it has come to its end, or was ended.
    fn has_ended(&self) -> bool;

    /// Whether a drop runs handlers.
    fn has_handlers(&self) -> bool;

    /// Where the body is suspended, if it is woken with something that asks for it; `None` also while it awaits something.
    fn suspended_at(&self) -> Option<&'static Location<'static>>;
}
