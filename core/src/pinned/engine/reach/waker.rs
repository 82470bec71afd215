//! The slot lies on the stack of whoever resumes the body, which finds it by the waker that it is polled with.
//!
//! A synchronous generator is polled by nobody but us, so the waker is ours; and where the body is inlined into
//! [`run`](Way::run), the optimiser sees which one it is, and the slot is registers. A stream can't have that: its body is
//! polled with the waker of the executor, and polls others with those that they insist on.
//!
//! # The argument
//!
//! `run` makes a [`Slot`], and a waker that holds its address, with which it polls the future.
//!
//! *The slot is alive.* Whoever has a waker with our table of functions, which nobody else can make one of without `unsafe`, has a
//! reference to the one that `run` made: it can't be moved out of there, and a clone of it is another waker, which does nothing.
//! That reference lives as long as the call of `poll` does.
//!
//! *It is of the right types.* A suspension takes a slot for its own only if that has the address of its engine, which lies
//! in a box from when it is made. The yielder, and what it makes, lives in the future, which is a part of that engine. So while
//! there is a suspension with an address, there is one engine that lies there, and that made it: they have the same `Y` and
//! `I`, their lifetimes included. If the waker is another, or leads to another's slot, a yield panics: the suspension is polled
//! from the body of a generator to which the yielder was lent, or by a future that insists on a waker of its own.
//!
//! *It is used by one at a time.* There is one suspension at a time, for it borrows the yielder; and the engine does not look
//! into the slot while the body runs. A thread to which the body lends both a suspension and the waker ends before the body
//! goes on.

use alloc::boxed::Box;
use core::mem::ManuallyDrop;
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use super::{Ran, Reach, Way, free, refuse};
use crate::pinned::engine::slot::{Slot, Woken};

static TABLE: RawWakerVTable = RawWakerVTable::new(clone, nothing, nothing, nothing);

/// A waker that leads nowhere.
fn clone(_: *const ()) -> RawWaker {
    RawWaker::new(Waker::noop().data(), Waker::noop().vtable())
}

fn nothing(_: *const ()) {}

/// What a waker leads to.
#[repr(C)]
struct Reached<Y, I: Woken> {
    // First, so that it can be read without knowing the types.
    engine: usize,
    slot: Slot<Y, I>,
}

/// The address of an engine.
#[derive(Clone, Copy)]
pub struct Address(usize);

impl Address {
    /// That which a value will have, and what boxes it then.
    ///
    /// `make` calls the body, which is the user's code up to where it is a future. Its yielder can't be used in there: nobody
    /// has a waker that leads to this address. If it panics, or never returns, there is no engine, and nothing that knew of one.
    #[inline]
    pub(in crate::pinned::engine) fn of_box<T>(make: impl FnOnce(Self) -> T) -> Box<T> {
        let place = Box::<T>::new_uninit();
        let made = make(Address(place.as_ptr().addr()));
        Box::write(place, made)
    }
}

impl Reach for Address {
    type Held<T> = Option<(Self, T)>;

    #[inline]
    unsafe fn hand_over<Y, I: Woken>(self, value: Y, at: I::At) -> Option<(Self, (Y, I::At))> {
        Some((self, (value, at)))
    }

    #[inline]
    unsafe fn is_new<Y, I: Woken>(held: &mut Option<(Self, (Y, I::At))>, context: &Context<'_>) -> bool {
        // What is not there is not to be loaded: `take` does before it looks.
        if held.is_none() {
            return false;
        }
        if let Some((address, (value, at))) = held.take() {
            // SAFETY: the suspension has the key of its yielder.
            match free(unsafe { address.slot::<Y, I>(context) }) {
                Ok(slot) => slot.put(value, at),
                Err(runs) => refuse(value, runs),
            }
        }
        true
    }

    #[inline]
    unsafe fn slot<'a, Y: 'a, I: Woken + 'a>(self, context: &'a Context<'_>) -> Option<&'a Slot<Y, I>> {
        let waker = context.waker();
        if !core::ptr::eq(waker.vtable(), &raw const TABLE) {
            return None;
        }
        let engine: *const usize = waker.data().cast();
        // SAFETY: it is alive; and if it is the slot of that engine, it is of its types.
        unsafe { if *engine == self.0 { Some(&(*engine.cast::<Reached<Y, I>>()).slot) } else { None } }
    }

    /// Nothing: what is handed over lies in its suspension until that is polled, and then the step is over.
    unsafe fn take_back<Y, I: Woken>(self) -> Option<(Y, I::At)> {
        None
    }
}

impl<Y, I: Woken> Way<Y, I> for Address {
    type Key = Self;

    #[inline]
    fn key(&self) -> Self {
        *self
    }

    #[inline]
    fn run<O>(
        &self,
        said: I::Said,
        _: &mut Context<'_>,
        poll: impl FnOnce(&mut Context<'_>) -> Poll<O>,
    ) -> Ran<Y, I, O> {
        let reached = Reached::<Y, I> { engine: self.0, slot: Slot::new(said) };
        // SAFETY: none of the functions of the table looks at the data.
        let waker = ManuallyDrop::new(unsafe { Waker::new((&raw const reached).cast(), &TABLE) });
        // If it panics, the slot is dropped: the waker was only lent.
        let polled = poll(&mut Context::from_waker(&waker));
        let yielded = reached.slot.take();
        let is_unheard = yielded.is_none() && reached.slot.is_unheard();
        drop(reached);
        Ran { polled, yielded, is_unheard }
    }
}
