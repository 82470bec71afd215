//! The engine whose slot lies beside the body: without `std`.
//!
//! # The argument
//!
//! An [`Engine`] holds a body that has not run yet, or the future that it has become, and a [`Slot`]. The future holds a
//! pointer to the slot. It is made when the engine is first resumed, from when on that stays where it is until it is dropped.
//! The future is a field of the engine and never moved out of it, so it ends no later than the slot. That is why the pointer
//! is valid whenever the future runs; and nobody but the body has it.
//!
//! *The slot is used by one at a time.* The engine looks into it while the future doesn't run, for it has `&mut self`. The
//! body does while it runs, through `&mut Yielder`, which is not `Clone`: if it moves that to another thread, it is one that
//! ends before the body goes on, since the yielder does not live for `'static`. So no two threads ever use the slot at once,
//! and `Y: Send` and `I: Send` are all that a move of the whole to another thread needs. What is done to the slot is done in
//! [`Link::with`], which runs no code of the user's: not even the drop of a value that is replaced. Both sides reach it by a
//! raw pointer.
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
use core::task::{Context, Poll};

use super::{Drive, Exit, Progress, suspended_twice};

/// What a body is woken with: anything will do.
pub trait Woken {}

impl<I> Woken for I {}

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
pub(crate) struct Link<Y, I>(*const UnsafeCell<Slot<Y, I>>);

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
fn run<Y, I, O, F>(body: F, link: Link<Y, I>) -> impl Future<Output = O>
where
    F: AsyncFnOnce(Yielder<'_, Y, I>) -> O,
{
    body(Yielder { link, lent: PhantomData })
}

/// A body, and what it takes to run it.
pub(crate) struct Engine<Y, I, B, X>
where
    B: Body<Y, I>,
    X: Exit<I>,
{
    // Before the slot: so it is dropped before it.
    body: UnsafeCell<B>,
    slot: UnsafeCell<Slot<Y, I>>,
    exit: PhantomData<X>,
    _pinned: PhantomPinned,
}

#[derive(Clone, Copy)]
pub(crate) enum Stage<F, Fut> {
    Created(F),
    Running(Fut),
    Ended,
}

/// What becomes of a body: its future, when it is first resumed.
pub(crate) trait Body<Y, I> {
    type Output;

    /// Makes the future, if it is not made yet.
    fn begin(&mut self, link: Link<Y, I>);

    /// Polls the future, unless the body has ended.
    ///
    /// # Safety
    ///
    /// The body is pinned.
    unsafe fn poll(&mut self, context: &mut Context<'_>) -> Option<Poll<Self::Output>>;

    /// Drops the body, wherever it stands.
    fn end(&mut self);

    /// # Safety
    ///
    /// There is a body, and nobody writes to it.
    unsafe fn stage(body: *const Self) -> Stage<(), ()>;
}

/// `make` is [`run`], which makes an `Fut` of an `F`.
struct Late<F, Fut, M> {
    stage: Stage<F, Fut>,
    make: M,
}

impl<Y, I, F, Fut, M> Body<Y, I> for Late<F, Fut, M>
where
    Fut: Future,
    M: Fn(F, Link<Y, I>) -> Fut,
{
    type Output = Fut::Output;

    #[inline]
    fn begin(&mut self, link: Link<Y, I>) {
        if let Stage::Created(_) = self.stage
            && let Stage::Created(created) = mem::replace(&mut self.stage, Stage::Ended)
        {
            self.stage = Stage::Running((self.make)(created, link));
        }
    }

    #[inline]
    unsafe fn poll(&mut self, context: &mut Context<'_>) -> Option<Poll<Fut::Output>> {
        let Stage::Running(future) = &mut self.stage else { return None };
        // SAFETY: it is pinned with the body, of which it is a field, and never moved.
        Some(unsafe { Pin::new_unchecked(future) }.poll(context))
    }

    fn end(&mut self) {
        self.stage = Stage::Ended;
    }

    #[inline]
    unsafe fn stage(body: *const Self) -> Stage<(), ()> {
        // SAFETY: only the discriminant is read, which the future holds no reference to; and no reference to the body is
        // made, which would claim to read all of it.
        unsafe {
            match (*body).stage {
                Stage::Created(_) => Stage::Created(()),
                Stage::Running(_) => Stage::Running(()),
                Stage::Ended => Stage::Ended,
            }
        }
    }
}

#[inline]
pub(crate) fn engine<Y, I, O, F, X>(_exit: X, body: F) -> Engine<Y, I, impl Body<Y, I, Output = O>, X>
where
    F: AsyncFnOnce(Yielder<'_, Y, I>) -> O,
    X: Exit<I>,
{
    let slot = UnsafeCell::new(Slot { passing: Passing::Nothing, at: None });
    let body = UnsafeCell::new(Late { stage: Stage::Created(body), make: run });
    Engine { body, slot, exit: PhantomData, _pinned: PhantomPinned }
}

impl<Y, I, B, X> Engine<Y, I, B, X>
where
    B: Body<Y, I>,
    X: Exit<I>,
{
    fn link(&self) -> Link<Y, I> {
        Link(&raw const self.slot)
    }

    #[inline]
    fn stage(&self) -> Stage<(), ()> {
        // SAFETY: nobody writes to the body while there is a shared engine.
        unsafe { B::stage(self.body.get()) }
    }
}

impl<Y, I, B, X> Drive<Y, I> for Engine<Y, I, B, X>
where
    B: Body<Y, I>,
    X: Exit<I>,
{
    type Output = B::Output;

    #[inline]
    fn resume(self: Pin<&mut Self>, woken: I, context: &mut Context<'_>) -> Poll<Option<Progress<Y, B::Output>>> {
        // SAFETY: what is moved out of the engine is a body that has not run, which is not pinned: it is made into the
        // future here.
        let this = unsafe { self.get_unchecked_mut() };
        let link = this.link();
        let body = this.body.get_mut();
        body.begin(Link(link.0));
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
        let mut guard = EndOnDrop { body, armed: true, types: PhantomData };
        // SAFETY: the engine is pinned, and the body is a field of it.
        let Some(polled) = (unsafe { guard.body.poll(context) }) else { return Poll::Ready(None) };
        match polled {
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
        unsafe { self.get_unchecked_mut() }.body.get_mut().end();
    }

    #[inline]
    fn has_ended(&self) -> bool {
        matches!(self.stage(), Stage::Ended)
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        match self.stage() {
            Stage::Running(()) => self.link().with(|slot| match slot.passing {
                Passing::Suspended | Passing::Woken(_) => slot.at,
                Passing::Nothing | Passing::Yielded(_) => None,
            }),
            Stage::Created(()) | Stage::Ended => None,
        }
    }
}

impl<Y, I, B, X> Drop for Engine<Y, I, B, X>
where
    B: Body<Y, I>,
    X: Exit<I>,
{
    fn drop(&mut self) {
        // SAFETY: a body that runs was pinned when it began to, so that the engine has not been moved since, and it
        // is not moved any more.
        X::run(unsafe { Pin::new_unchecked(self) });
    }
}

struct EndOnDrop<'a, Y, I, B: Body<Y, I>> {
    body: &'a mut B,
    armed: bool,
    types: PhantomData<fn(Y, I)>,
}

impl<Y, I, B: Body<Y, I>> Drop for EndOnDrop<'_, Y, I, B> {
    #[inline]
    fn drop(&mut self) {
        if self.armed {
            self.body.end();
        }
    }
}
