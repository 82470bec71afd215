//! The slot lies on the stack of whoever resumes the body, which finds it by a thread-local.
//!
//! What the optimiser can see through costs nothing: an engine that holds no address of its own, and is resumed where it is
//! seen, is taken apart into registers, the slot as well.
//!
//! # The argument
//!
//! [`run`](Way::run) makes a slot, links it before the innermost one of the thread, [`INNERMOST`], polls the future, and takes the
//! slot out of the chain again: also if the future panics, and whatever was linked meanwhile.
//!
//! *What is in the chain is alive.* A slot is out of it before it goes, on each way out of `run`, for one guard sees to it. As
//! a rule polls nest, as calls do, and it is the first. Where something switches stacks under a running poll they don't: then
//! one that was linked later may still be there, and the slot is taken out from behind that. The chain is as whole as before,
//! and nobody keeps a pointer into it but the slots themselves, whose own is set anew. A stack that is kept for ever keeps its slot alive.
//! One that goes on in another thread than it was entered in doesn't find its slot in the chain of that one, and the process
//! is aborted: the chain that it is in would hold a slot that is gone.
//!
//! *It is of the right types.* A yielder takes a slot for its own only if that has its number. Each number is given out once, out of
//! 2⁴⁸, to one yielder and to engines of its types: to the one that makes it, or by a `Numbered`, which is invariant in these types as well. So
//! the slot is that of such an engine, and has the same `Y` and `I`, up to their lifetimes. Types could not tell that, since lifetimes are not told apart when a program runs; nor could addresses, of which
//! an engine that holds its own is the slow one. The innermost slot is another's where the body polls a stream to which it has lent its
//! yielder, as in an async block, or where its stack was switched to under the poll of another: then its own is further out. A suspension [in a
//! future](Reach::hand_further_out) looks for it there, and panics if it is not in the chain: the body does not run on this thread (it has lent
//! its yielder to another), or is being dropped. One of the body itself, which no other stream polls, looks at the innermost only; where its stack
//! was switched to, it panics.
//!
//! A slot is never seen by another thread than the one that it was made on.

use core::cell::Cell;
use core::ptr;
use core::task::{Context, Poll};
use std::sync::{Mutex, PoisonError};
use std::{process, thread_local};

use super::{Ran, Reach, Way, free, refuse, refuse_for_good};
use crate::pinned::engine::slot::{Slot, Woken};

/// What of a slot in the chain can be seen without knowing its types.
struct Link {
    /// The number of its engine.
    engine: u64,
    /// Whether its body has suspended itself in this step, but for what [something else](Reach::hand_further_out) of it polls.
    suspended: Cell<bool>,
    /// The slot that was the innermost before: null for the outermost.
    outer: Cell<*const Link>,
}

/// A slot in the chain.
#[repr(C)]
struct Linked<Y, I: Woken> {
    // First, so that a pointer to it is one to the whole.
    link: Link,
    slot: Slot<Y, I>,
}

/// The outermost: no engine has this number.
static NOBODY: Outermost = Outermost(Link { engine: 0, suspended: Cell::new(false), outer: Cell::new(ptr::null()) });

struct Outermost(Link);

// SAFETY: it is only read: no body suspends itself in it, and what `take_out` writes to comes before a slot, and nothing comes after this.
unsafe impl Sync for Outermost {}

thread_local! {
    static INNERMOST: Cell<*const Link> = const { Cell::new(&raw const NOBODY.0) };
    /// The number of the next engine that is made here, unless it is the first of a block.
    static NEXT: Cell<u64> = const { Cell::new(0) };
}

/// Threads take numbers by the block, so as not to wait for each other.
const BLOCK: u64 = 1 << 16;

/// A number that was not given out before.
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
    assert!(*blocks < 1 << (48 - BLOCK.ilog2()), "there are no numbers left to tell generators apart");
    let first = *blocks * BLOCK + 1;
    *blocks += 1;
    first
}

/// The number of an engine. Three small parts, so that it is aligned to no more than a `u16`: most of what a small stream holds is this.
#[derive(Clone, Copy)]
pub struct Number([u16; 3]);

impl Number {
    #[inline]
    fn of(number: u64) -> Self {
        Number([number as u16, (number >> 16) as u16, (number >> 32) as u16])
    }

    #[inline]
    fn get(self) -> u64 {
        let [a, b, c] = self.0;
        u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32
    }

    #[inline]
    pub(in crate::pinned::engine) fn new() -> Self {
        Number::of(number())
    }

    /// The innermost slot, if it is that of this engine, as it is as a rule.
    ///
    /// # Safety
    ///
    /// The engine has these types; and the reference is not kept.
    #[inline]
    unsafe fn innermost<'a, Y: 'a, I: Woken + 'a>(self) -> Option<&'a Slot<Y, I>> {
        let innermost = INNERMOST.get();
        // SAFETY: it is alive; and if it is the slot of that engine, it is of its types.
        unsafe {
            if (*innermost).engine == self.get() { Some(&(*innermost.cast::<Linked<Y, I>>()).slot) } else { None }
        }
    }

    /// The slot of this engine, wherever it is in the chain.
    ///
    /// # Safety
    ///
    /// The same.
    unsafe fn linked<'a, Y: 'a, I: Woken + 'a>(self) -> Option<&'a Slot<Y, I>> {
        let mut link = INNERMOST.get();
        // SAFETY: the same, of all that is in the chain; and no code of the user's runs meanwhile.
        unsafe {
            while !link.is_null() {
                if (*link).engine == self.get() {
                    return Some(&(*link.cast::<Linked<Y, I>>()).slot);
                }
                link = (*link).outer.get();
            }
        }
        None
    }
}

impl Reach for Number {
    /// Nothing: the slot tells whether it was made in this step. So a suspension takes no room in its body.
    type Held<T> = ();

    #[inline]
    #[track_caller]
    unsafe fn hand_over<Y, I: Woken>(self, value: Y, at: I::At) {
        // SAFETY: that engine has made the yielder, of its types.
        match free(unsafe { self.innermost::<Y, I>() }) {
            Ok(slot) => slot.put(value, at),
            Err(runs) => refuse_for_good(value, runs),
        }
        // SAFETY: what is in the chain is alive.
        unsafe { (*INNERMOST.get()).suspended.set(true) };
    }

    #[inline]
    #[track_caller]
    unsafe fn hand_further_out<Y, I: Woken>(self, value: Y, at: I::At) {
        // SAFETY: as the caller says.
        match free(unsafe { self.linked::<Y, I>() }) {
            Ok(slot) => slot.put(value, at),
            Err(runs) => refuse(value, runs),
        }
    }

    /// The innermost slot is that of its body: nothing else polls it, and it is polled at once, or where the body is resumed.
    #[inline]
    unsafe fn is_new<Y, I: Woken>((): &mut (), _: &Context<'_>) -> bool {
        // SAFETY: the same.
        unsafe { (*INNERMOST.get()).suspended.get() }
    }

    #[inline]
    unsafe fn slot<'a, Y: 'a, I: Woken + 'a>(self, _: &'a Context<'_>) -> Option<&'a Slot<Y, I>> {
        // SAFETY: as the caller says.
        unsafe { self.linked() }
    }

    unsafe fn take_back<Y, I: Woken>(self) -> Option<(Y, I::At)> {
        // SAFETY: as the caller says. Outside of its polls there is no such slot.
        unsafe { self.linked::<Y, I>() }.and_then(Slot::take)
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
        let outer = Cell::new(INNERMOST.get());
        let linked = Linked::<Y, I> {
            link: Link { engine: self.get(), suspended: Cell::new(false), outer },
            slot: Slot::new(said),
        };
        let mine = (&raw const linked).cast();
        INNERMOST.set(mine);
        // If it panics, the slot is taken out, and then dropped.
        let entered = Entered { mine };
        let polled = poll(context);
        // Each of its ends apart: told so, rustc keeps the ways of a value and of nothing apart, and an item is cheaper.
        if polled.is_ready() {
            drop(entered);
            drop(linked);
            return Ran { polled, yielded: None, is_unheard: false };
        }
        let yielded = linked.slot.take();
        drop(entered);
        if yielded.is_some() {
            drop(linked);
            return Ran { polled, yielded, is_unheard: false };
        }
        let is_unheard = linked.slot.is_unheard();
        drop(linked);
        Ran { polled, yielded, is_unheard }
    }
}

/// A slot that is in the chain, until this is dropped.
struct Entered {
    mine: *const Link,
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        if INNERMOST.get() == self.mine {
            // SAFETY: it lies in the frame of `run`, which drops this first.
            INNERMOST.set(unsafe { (*self.mine).outer.get() });
        } else {
            // SAFETY: the same.
            unsafe { take_out(self.mine) }
        }
    }
}

/// Takes a slot out from behind the one that comes before it.
///
/// # Safety
///
/// It is alive.
#[cold]
#[inline(never)]
unsafe fn take_out(mine: *const Link) {
    let mut inner = INNERMOST.get();
    // SAFETY: what is in the chain is alive, and no code of the user's runs meanwhile.
    unsafe {
        while (*inner).outer.get() != mine {
            inner = (*inner).outer.get();
            if inner.is_null() {
                // It is in the chain of another thread, and to go.
                process::abort();
            }
        }
        (*inner).outer.set((*mine).outer.get());
    }
}
