//! The slot lies beside the body, whose future holds its address.
//!
//! For streams, where there are no thread-locals: some executors insist on wakers of their own, so that one of ours could not
//! lead to the slot through futures of others.
//!
//! # The argument
//!
//! The address is taken when the engine is first resumed, from when on that stays where it is until it is dropped. The future is
//! a field of the engine and never moved out of it, and is dropped before the slot. That is why the address is valid
//! whenever the future runs or is dropped; and nobody but the body has it.
//!
//! The engine looks into the slot while the future does not run, for it has `&mut self`. The body does while it runs, through
//! `&mut Yielder`, which is not `Clone`: if it moves that to another thread, it is one that ends before the body goes on, since
//! the yielder does not live for `'static`. So no two threads ever use the slot at once, and `Y: Send` and `I: Send` are all that
//! a move of the whole to another thread needs: a [`Yielder`](super::super::Yielder) asks for both. Both sides reach the slot by
//! a shared reference, which claims nothing of what lies in its cells.

use core::marker::PhantomPinned;
use core::mem;
use core::task::{Context, Poll};

use super::{Ran, Reach, Way, free, refuse};
use crate::pinned::engine::slot::{Slot, Woken};

/// A slot that is part of its engine.
pub(in crate::pinned::engine) struct Beside<Y, I: Woken> {
    slot: Slot<Y, I>,
    _pinned: PhantomPinned,
}

impl<Y, I: Woken> Beside<Y, I> {
    #[inline]
    pub(in crate::pinned::engine) fn new() -> Self {
        Beside { slot: Slot::new(I::Said::default()), _pinned: PhantomPinned }
    }
}

/// The address of a slot.
#[derive(Clone, Copy)]
pub struct Address(*const ());

// SAFETY: who uses it when is argued above.
unsafe impl Send for Address {}

impl Reach for Address {
    /// Whether it was not polled yet.
    type Held<T> = bool;

    #[inline]
    #[track_caller]
    unsafe fn hand_over<Y, I: Woken>(self, value: Y, at: I::At) -> bool {
        // SAFETY: only the body has the address, and the slot is alive while that runs; it is of these types, as the caller says.
        match free(Some(unsafe { &*self.0.cast::<Slot<Y, I>>() })) {
            Ok(slot) => slot.put(value, at),
            Err(runs) => refuse(value, runs),
        }
        true
    }

    #[inline]
    unsafe fn is_new<Y, I: Woken>(held: &mut bool, _: &Context<'_>) -> bool {
        mem::replace(held, false)
    }

    #[inline]
    unsafe fn slot<'a, Y: 'a, I: Woken + 'a>(self, _: &'a Context<'_>) -> Option<&'a Slot<Y, I>> {
        // SAFETY: the same.
        unsafe { Some(&*self.0.cast()) }
    }

    unsafe fn take_back<Y, I: Woken>(self) -> Option<(Y, I::At)> {
        // SAFETY: the slot is dropped after the body, also where that is dropped while it does not run; else the same.
        unsafe { &*self.0.cast::<Slot<Y, I>>() }.take()
    }
}

impl<Y, I: Woken> Way<Y, I> for Beside<Y, I> {
    type Key = Address;

    #[inline]
    fn key(&self) -> Address {
        Address((&raw const self.slot).cast())
    }

    #[inline]
    fn run<O>(
        &self,
        said: I::Said,
        context: &mut Context<'_>,
        poll: impl FnOnce(&mut Context<'_>) -> Poll<O>,
    ) -> Ran<Y, I, O> {
        // What nobody heard is dropped, which is the user's code: the slot is left, and the body does not run.
        drop(self.slot.say(said));
        let polled = poll(context);
        let yielded = if polled.is_pending() { self.slot.take() } else { None };
        let is_unheard = yielded.is_none() && self.slot.is_unheard();
        Ran { polled, yielded, is_unheard }
    }
}
