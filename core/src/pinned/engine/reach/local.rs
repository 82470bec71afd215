//! The slot lies on the stack of whoever resumes the body, which finds it by a thread-local.
//!
//! What the optimiser can see through costs nothing: an engine that holds no address of its own, and is resumed where it is
//! seen, is taken apart into registers, the slot as well.
//!
//! # The argument
//!
//! [`run`](Way::run) makes a [`Slot`], points [`INNERMOST`] to it, polls the future, and sets `INNERMOST` back to what it was,
//! also if the future panics.
//!
//! *What `INNERMOST` points to is alive.* Polls nest, as calls do: one that begins inside another ends before it. So it
//! points to the slot of the innermost poll, which has not returned. Should something switch stacks under a running poll, so
//! that polls don't nest, then a slot is left that is not the innermost, and the process is aborted. Where the body has
//! yielded, its slot *was* the innermost, and nothing was to run since: there that is not asked again, for it is where an
//! item costs.
//!
//! *It is of the right types.* A yielder takes a slot for its own only if that has the number of its engine. Each engine has
//! one of its own, out of 2⁶⁴, taken when it is made; it never changes, and is given to no other yielder. So the slot was made
//! by the engine that made the yielder: they have the same `Y` and `I`, up to their lifetimes, in which all of them are
//! invariant. Types could not tell that, since lifetimes are not told apart when a program runs; nor could addresses, of which
//! an engine that holds its own is the slow one. If the innermost slot is another's, a yield panics: the body's own poll is
//! not the innermost (it polls a stream to which it has lent its yielder), or does not run on this thread (it has lent its
//! yielder to another), or is being dropped.
//!
//! A slot is never seen by another thread than the one that it was made on.

use core::cell::Cell;
use core::mem;
use core::task::{Context, Poll};
use std::sync::{Mutex, PoisonError};
use std::{process, thread_local};

use super::{Ran, Reach, Way, put};
use crate::pinned::engine::slot::{Head, Slot, Woken};

/// The outermost: no engine has this number.
static NOBODY: Head = Head { engine: 0 };

thread_local! {
    static INNERMOST: Cell<*const Head> = const { Cell::new(&raw const NOBODY) };
    /// The number of the next engine that is made here, unless it is the first of a block.
    static NEXT: Cell<u64> = const { Cell::new(0) };
}

/// Threads take numbers by the block, so as not to wait for each other.
const BLOCK: u64 = 1 << 16;

/// A number that no other engine has.
#[inline]
fn number() -> u64 {
    let next = NEXT.get();
    let number = if next.is_multiple_of(BLOCK) { first_of_a_block() } else { next };
    NEXT.set(number.wrapping_add(1));
    number
}

#[cold]
fn first_of_a_block() -> u64 {
    static BLOCKS: Mutex<u64> = Mutex::new(0);
    let mut blocks = BLOCKS.lock().unwrap_or_else(PoisonError::into_inner);
    // The first number of a block says that there is none: it is left out.
    let first = blocks.checked_mul(BLOCK).expect("there are no numbers left to tell generators apart") + 1;
    *blocks += 1;
    first
}

/// The number of an engine.
#[derive(Clone, Copy)]
pub struct Number(u64);

impl Number {
    #[inline]
    pub(in crate::pinned::engine) fn new() -> Self {
        Number(number())
    }

    /// The innermost slot, if it is that of this engine.
    ///
    /// # Safety
    ///
    /// The engine has these types; and the reference is not kept.
    #[inline]
    unsafe fn innermost<'a, Y: 'a, I: Woken + 'a>(self) -> Option<&'a Slot<Y, I>> {
        let head = INNERMOST.get();
        // SAFETY: it is alive; and if it is the slot of that engine, it is of its types.
        unsafe { if (*head).engine == self.0 { Some(&*head.cast()) } else { None } }
    }
}

impl Reach for Number {
    // Whether it was not polled yet. As wide as what else lies in its place in the future at other times: a byte that is stored
    // into a word delays the next load of that.
    type Held<T> = usize;

    #[inline]
    #[track_caller]
    unsafe fn hand_over<Y, I: Woken>(self, value: Y, at: I::At) -> usize {
        // SAFETY: that engine has made the yielder, of its types.
        put(unsafe { self.innermost::<Y, I>() }, value, at);
        1
    }

    #[inline]
    unsafe fn is_new<Y, I: Woken>(held: &mut usize, _: &Context<'_>) -> bool {
        mem::replace(held, 0) != 0
    }

    #[inline]
    unsafe fn slot<'a, Y: 'a, I: Woken + 'a>(self, _: &'a Context<'_>) -> Option<&'a Slot<Y, I>> {
        // SAFETY: as the caller says.
        unsafe { self.innermost() }
    }
}

impl<Y, I: Woken> Way<Y, I> for Number {
    type Key = Self;

    #[inline]
    fn key(&self) -> Self {
        *self
    }

    #[inline]
    fn run<O>(
        &self,
        said: I::Said,
        context: &mut Context<'_>,
        poll: impl FnOnce(&mut Context<'_>) -> Poll<O>,
    ) -> Ran<Y, I, O> {
        let slot = Slot::<Y, I>::new(self.0, said);
        let mine = (&raw const slot).cast();
        let entered = Entered { mine, outer: INNERMOST.replace(mine) };
        let polled = poll(context);
        if polled.is_ready() {
            drop(entered);
            return Ran { polled, yielded: None, is_unheard: false };
        }
        let yielded = slot.take();
        if yielded.is_some() {
            // The innermost was this one when the body yielded: no need to ask.
            INNERMOST.set(entered.outer);
            mem::forget(entered);
            return Ran { polled, yielded, is_unheard: false };
        }
        drop(entered);
        Ran { polled, yielded, is_unheard: slot.is_unheard() }
    }
}

/// A slot that has been entered.
struct Entered {
    mine: *const Head,
    outer: *const Head,
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        if INNERMOST.replace(self.outer) != self.mine {
            // What `INNERMOST` points to from now on may be gone.
            process::abort();
        }
    }
}
