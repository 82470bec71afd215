//! How deep generators go into each other: resumed, and dropped.
//!
//! One that delegates to another, or goes through its items, resumes it on the same stack, and Python counts its own frames only. So a step begins
//! where there is stack left for it: else there is Python's `RecursionError`.
//!
//! One that is dropped drops what it holds, which may be another, and so on. Below some depth they are put aside, and the outermost
//! drops them after its own: CPython's own objects do the same.

use std::cell::{Cell, RefCell};
use std::{ptr, thread};

use crate::PyGenerator;

/// What is left to a step, at least: for the body, and for what it calls.
const ROOM: usize = 512 << 10;

thread_local! {
    /// Where a step of this thread may begin: above. Not known yet, it is above all.
    static LOWEST: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Whether there is stack for a step.
#[inline(always)]
pub(crate) fn has_room() -> bool {
    let here = 0_u8;
    let here = ptr::from_ref(&here).addr();
    here >= LOWEST.get() || measured(here)
}

#[cold]
#[inline(never)]
fn measured(here: usize) -> bool {
    if LOWEST.get() == usize::MAX {
        // A thread whose stack is small has less room for each.
        let lowest = stacker::remaining_stack().map(|left| here - left + ROOM.min(left / 4));
        LOWEST.set(lowest.unwrap_or(0));
    }
    here >= LOWEST.get()
}

/// So many are dropped inside each other, where there is room.
const DROPS: usize = 50;

#[derive(Default)]
struct Drops {
    depth: Cell<usize>,
    aside: RefCell<Vec<PyGenerator>>,
}

thread_local! {
    static DROPPING: Drops = const { Drops { depth: Cell::new(0), aside: RefCell::new(Vec::new()) } };
}

/// One is being dropped.
pub(crate) struct Dropping(());

impl Dropping {
    /// `None` if it is too deep in others: then it is to be put aside. At the end of a thread all are dropped at once.
    pub(crate) fn begin() -> Option<Self> {
        let depth = DROPPING.try_with(|drops| drops.depth.replace(drops.depth.get() + 1)).unwrap_or(0);
        let dropping = Dropping(());
        (depth == 0 || depth < DROPS && has_room()).then_some(dropping)
    }

    /// Drops it after the outermost.
    pub(crate) fn put_aside(generator: PyGenerator) {
        DROPPING.with(|drops| drops.aside.borrow_mut().push(generator));
    }
}

impl Drop for Dropping {
    fn drop(&mut self) {
        let is_outermost = DROPPING.try_with(|drops| drops.depth.get() == 1).unwrap_or(false);
        // In a panic the next one does it.
        while is_outermost && !thread::panicking() {
            let Some(mut generator) = DROPPING.with(|drops| drops.aside.borrow_mut().pop()) else { break };
            generator.end();
        }
        let _ = DROPPING.try_with(|drops| drops.depth.set(drops.depth.get().saturating_sub(1)));
    }
}
