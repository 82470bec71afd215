//! Where all the `unsafe` of the crate is: a future, and the slot beside it that it hands values over through.
//!
//! # The argument
//!
//! An [`Engine`] holds a body that has not run yet, or the future that it has become, and a [`Slot`]. The future holds a
//! pointer to the slot. It is made when the engine is first resumed, which takes it by `Pin<&mut Self>`: from then on the
//! engine stays where it is until it is dropped, and `PhantomPinned` sees to it that a pin can't be undone. The future is a
//! field of the engine and never moved out of it, so it ends no later than the slot. That is why the pointer is valid
//! whenever the future runs.
//!
//! *Nobody but the body has the pointer.* It gets it as a [`Yielder<'_, …>`](Yielder): a body is some
//! `F: AsyncFnOnce(Yielder<'_, Y, I>)`, for every lifetime, however short, so that it can put neither the yielder nor what it
//! makes anywhere that outlives its own future. A suspension that some other task polls, or that is handed to a
//! generator of other types, so can't be written: rustc refuses it.
//!
//! *The slot is used by one at a time.* The engine looks into it while the future doesn't run, for it has `&mut self`. The
//! body does while it runs, through `&mut Yielder`, which is not `Clone`: if it moves that to another thread, it is one that
//! ends before the body goes on, since the yielder does not live for `'static`. So no two threads ever use the slot at once,
//! and `Y: Send` and `I: Send` are all that a move of the whole to another thread needs. What is done to the slot is done in
//! [`Link::with`], which runs no code of the user's: not even the drop of a value that is replaced.
//!
//! *No reference covers what another uses.* Both sides reach the slot by a raw pointer. The future holds `&mut`s to its own
//! locals over a suspension: a `&Engine` would claim to read those, so the body lies in an `UnsafeCell`, as the slot does,
//! and a shared engine reads nothing of it but which variant it is. A `&mut` to the engine or to the body claims nothing, since
//! neither is `Unpin`: the future is that of an async closure.
//!
//! What safe code could still do wrong is to suspend a second time before the first suspension has been woken (to make one,
//! forget it, and make another), or to go on without having been resumed. The one is seen, and panics; the other stays
//! pending.

#![allow(unsafe_code)]

use core::cell::UnsafeCell;
use core::future::Future;
use core::marker::{PhantomData, PhantomPinned};
use core::mem;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use crate::Resume;

/// What lies between the body and the engine.
struct Slot<Y, I> {
    passing: Passing<Y, I>,
    /// Where the body was last suspended.
    at: Option<&'static Location<'static>>,
}

/// What is on its way from the one to the other.
enum Passing<Y, I> {
    /// Nothing: the body runs, or awaits something else.
    Nothing,
    /// What the body yields; taken by the engine.
    Yielded(Y),
    /// Nothing: the body is suspended, to be woken.
    Suspended,
    /// What the body is woken with; taken by the body.
    Woken(I),
}

/// A pointer to the slot, which the future holds.
pub(super) struct Link<Y, I>(*const UnsafeCell<Slot<Y, I>>);

// SAFETY: through the link values of these types go from thread to thread with the engine, and nothing else does; who uses
// it when is argued above.
unsafe impl<Y: Send, I: Send> Send for Link<Y, I> {}

impl<Y, I> Link<Y, I> {
    /// Runs `with` on the slot.
    fn with<T>(&self, with: impl FnOnce(&mut Slot<Y, I>) -> T) -> T {
        // SAFETY: the slot is alive, and nobody else uses it now, as argued above. None of the closures below runs code of
        // the user's, not even a drop, so that it is not entered a second time.
        with(unsafe { &mut *(*self.0).get() })
    }
}

/// What a body suspends itself with.
pub struct Yielder<'body, Y, I> {
    link: Link<Y, I>,
    // It is only lent.
    lent: PhantomData<&'body mut ()>,
}

impl<Y, I> Yielder<'_, Y, I> {
    /// Hands the value over, and suspends the body where what this returns is awaited: at once. That evaluates to what the
    /// body is woken with.
    ///
    /// # Panics
    ///
    /// If an earlier suspension was given up before it was woken.
    #[inline]
    #[track_caller]
    pub fn suspend(&mut self, value: Y) -> Suspension<'_, Y, I> {
        let at = Location::caller();
        let refused = self.link.with(|slot| match slot.passing {
            Passing::Nothing => {
                slot.passing = Passing::Yielded(value);
                slot.at = Some(at);
                None
            }
            Passing::Yielded(_) | Passing::Suspended | Passing::Woken(_) => Some(value),
        });
        // Out here, where the slot is not in use: the panic drops the value.
        if refused.is_some() {
            suspended_twice();
        }
        Suspension { link: Link(self.link.0), lent: PhantomData }
    }
}

#[cold]
#[track_caller]
fn suspended_twice() -> ! {
    panic!("a generator yields while it is suspended at another `yield_!`")
}

/// A body that is suspended.
#[must_use = "a suspension does nothing unless awaited"]
pub struct Suspension<'body, Y, I> {
    // Not a reference to the yielder, which would be one more step on the way to the slot.
    link: Link<Y, I>,
    lent: PhantomData<&'body mut ()>,
}

// Nothing in it is pinned.
impl<Y, I> Unpin for Suspension<'_, Y, I> {}

impl<Y, I> Future for Suspension<'_, Y, I> {
    type Output = I;

    #[inline]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<I> {
        self.link.with(|slot| match slot.passing {
            Passing::Woken(_) => match mem::replace(&mut slot.passing, Passing::Nothing) {
                Passing::Woken(woken) => Poll::Ready(woken),
                Passing::Nothing | Passing::Yielded(_) | Passing::Suspended => Poll::Pending,
            },
            Passing::Nothing | Passing::Yielded(_) | Passing::Suspended => Poll::Pending,
        })
    }
}

/// The body as a future, which holds the link.
#[inline]
pub(super) fn run<Y, I, O, F>(body: F, link: Link<Y, I>) -> impl Future<Output = O>
where
    F: AsyncFnOnce(Yielder<'_, Y, I>) -> O,
{
    body(Yielder { link, lent: PhantomData })
}

/// A body, and what it takes to run it. `M` is [`run`], which makes an `Fut` of an `F`.
pub(super) struct Engine<Y, I, F, Fut, M, X>
where
    M: Fn(F, Link<Y, I>) -> Fut,
    Fut: Future,
    X: Exit<I>,
{
    // Before the slot: so it is dropped before it.
    body: UnsafeCell<Body<F, Fut>>,
    make: M,
    slot: UnsafeCell<Slot<Y, I>>,
    exit: PhantomData<X>,
    _pinned: PhantomPinned,
}

enum Body<F, Fut> {
    Created(F),
    Running(Fut),
    Ended,
}

/// Which of them it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Created,
    Running,
    Ended,
}

/// Whether a body has handlers to run when it is dropped. A type, so that one without them is compiled once: where it is
/// polled.
pub trait Exit<I> {
    /// What it is woken with for that.
    fn exit() -> Option<I>;
}

/// It has none.
pub struct NoHandlers;

impl<I> Exit<I> for NoHandlers {
    #[inline]
    fn exit() -> Option<I> {
        None
    }
}

/// It has some.
pub struct Handlers;

impl<S, R> Exit<Resume<S, R>> for Handlers {
    #[inline]
    fn exit() -> Option<Resume<S, R>> {
        Some(Resume::Close)
    }
}

/// What a step comes to.
pub enum Progress<Y, O> {
    Yielded(Y),
    Ended(O),
}

/// What a machine asks of an engine.
pub trait Drive<Y, I, O> {
    /// Runs the body on: from its start, or with what its suspension evaluates to. `None` if it has ended already.
    ///
    /// It is pending where the body awaits something else than its own suspension.
    fn resume(self: Pin<&mut Self>, woken: I, context: &mut Context<'_>) -> Poll<Option<Progress<Y, O>>>;

    /// Drops the body, wherever it stands.
    fn end(self: Pin<&mut Self>);

    fn is_created(&self) -> bool;

    fn has_ended(&self) -> bool;

    /// Where the body is suspended; `None` also while it awaits something.
    fn suspended_at(&self) -> Option<&'static Location<'static>>;
}

impl<Y, I, F, Fut, M, X> Engine<Y, I, F, Fut, M, X>
where
    M: Fn(F, Link<Y, I>) -> Fut,
    Fut: Future,
    X: Exit<I>,
{
    #[inline]
    pub(super) fn new(_exit: X, body: F, make: M) -> Self {
        let slot = UnsafeCell::new(Slot { passing: Passing::Nothing, at: None });
        Engine { body: UnsafeCell::new(Body::Created(body)), make, slot, exit: PhantomData, _pinned: PhantomPinned }
    }

    fn link(&self) -> Link<Y, I> {
        Link(&raw const self.slot)
    }

    #[inline]
    fn stage(&self) -> Stage {
        // SAFETY: nobody writes to the body while there is a shared engine. Only its discriminant is read, which the future
        // holds no reference to; and no reference to the body is made, which would claim to read all of it.
        unsafe {
            match *self.body.get() {
                Body::Created(_) => Stage::Created,
                Body::Running(_) => Stage::Running,
                Body::Ended => Stage::Ended,
            }
        }
    }
}

impl<Y, I, F, Fut, M, X> Drive<Y, I, Fut::Output> for Engine<Y, I, F, Fut, M, X>
where
    M: Fn(F, Link<Y, I>) -> Fut,
    Fut: Future,
    X: Exit<I>,
{
    #[inline]
    fn resume(self: Pin<&mut Self>, woken: I, context: &mut Context<'_>) -> Poll<Option<Progress<Y, Fut::Output>>> {
        // SAFETY: what is moved out of the engine is a body that has not run, which is not pinned: it is made into the
        // future here.
        let this = unsafe { self.get_unchecked_mut() };
        let link = this.link();
        let body = this.body.get_mut();
        if let Body::Created(_) = body
            && let Body::Created(created) = mem::replace(body, Body::Ended)
        {
            *body = Body::Running((this.make)(created, Link(link.0)));
        }
        let missed = link.with(|slot| match slot.passing {
            Passing::Suspended => {
                slot.passing = Passing::Woken(woken);
                None
            }
            Passing::Nothing | Passing::Yielded(_) | Passing::Woken(_) => Some(woken),
        });
        // Out here, where the slot is not in use.
        drop(missed);
        // A body that panics is not run again: the guard ends it, which drops what the panic left.
        let mut guard = EndOnDrop { body, armed: true };
        let Body::Running(future) = &mut *guard.body else { return Poll::Ready(None) };
        // SAFETY: the engine is pinned, and the future is a field of it that is never moved.
        match unsafe { Pin::new_unchecked(future) }.poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(Progress::Ended(output))),
            Poll::Pending => {
                guard.armed = false;
                link.with(|slot| match slot.passing {
                    Passing::Yielded(_) => match mem::replace(&mut slot.passing, Passing::Suspended) {
                        Passing::Yielded(value) => Poll::Ready(Some(Progress::Yielded(value))),
                        Passing::Nothing | Passing::Suspended | Passing::Woken(_) => Poll::Pending,
                    },
                    Passing::Nothing | Passing::Suspended | Passing::Woken(_) => Poll::Pending,
                })
            }
        }
    }

    fn end(self: Pin<&mut Self>) {
        // SAFETY: the future is dropped where it lies.
        *unsafe { self.get_unchecked_mut() }.body.get_mut() = Body::Ended;
    }

    #[inline]
    fn is_created(&self) -> bool {
        self.stage() == Stage::Created
    }

    #[inline]
    fn has_ended(&self) -> bool {
        self.stage() == Stage::Ended
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        match self.stage() {
            Stage::Running => self.link().with(|slot| match slot.passing {
                Passing::Suspended | Passing::Woken(_) => slot.at,
                Passing::Nothing | Passing::Yielded(_) => None,
            }),
            Stage::Created | Stage::Ended => None,
        }
    }
}

impl<Y, I, F, Fut, M, X> Drop for Engine<Y, I, F, Fut, M, X>
where
    M: Fn(F, Link<Y, I>) -> Fut,
    Fut: Future,
    X: Exit<I>,
{
    /// Runs the handlers of a body that is suspended at a `yield_!`. One that yields or awaits then is dropped where it
    /// stands.
    fn drop(&mut self) {
        if let Some(exit) = X::exit()
            && self.suspended_at().is_some()
        {
            // SAFETY: a body that runs was pinned when it began to, so that the engine has not been moved since, and it
            // is not moved any more.
            let this = unsafe { Pin::new_unchecked(self) };
            let _ = this.resume(exit, &mut Context::from_waker(Waker::noop()));
        }
    }
}

struct EndOnDrop<'a, F, Fut> {
    body: &'a mut Body<F, Fut>,
    armed: bool,
}

impl<F, Fut> Drop for EndOnDrop<'_, F, Fut> {
    #[inline]
    fn drop(&mut self) {
        if self.armed {
            *self.body = Body::Ended;
        }
    }
}
