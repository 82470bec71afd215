//! The states around the innermost one.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::Inspect;
use crate::frames::Seen;

/// The outermost first.
pub(super) struct Around<St> {
    states: Vec<St>,
    /// What somebody who looked at them saw.
    seen: OnceCell<Option<Box<Seen>>>,
}

impl<St> Around<St> {
    /// There are none.
    #[inline(always)]
    pub(super) const fn none() -> Self {
        Around { states: Vec::new(), seen: OnceCell::new() }
    }

    /// How many they are.
    #[inline(always)]
    pub(super) fn depth(&self) -> usize {
        self.states.len()
    }

    #[inline(always)]
    pub(super) fn outermost(&self) -> Option<&St> {
        self.states.first()
    }

    #[inline(always)]
    pub(super) fn push(&mut self, state: St) {
        self.states.push(state);
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<St> {
        self.states.pop()
    }

    /// Drops those inside of this depth, the innermost first; also where one panics.
    #[cold]
    #[inline(never)]
    pub(super) fn unwind(&mut self, depth: usize) {
        let inside = Inside { states: &mut self.states, depth };
        while inside.states.len() > depth {
            drop(inside.states.pop());
        }
    }

    /// They are about to change.
    #[inline(always)]
    pub(super) fn forget_what_was_seen(&mut self) {
        if self.seen.get().is_some() {
            self.forget();
        }
    }

    #[cold]
    #[inline(never)]
    fn forget(&mut self) {
        self.seen.take();
    }

    /// What the outermost one delegates to: the rest of them, and the innermost one with what that delegates to.
    pub(super) fn delegate(
        &self,
        innermost: impl FnOnce() -> Box<Seen>,
        seen: impl Fn(&St, Option<Box<Seen>>) -> Box<Seen>,
    ) -> Option<&dyn Inspect> {
        let inner = self.states.get(1..)?;
        let seen = self.seen.get_or_init(|| {
            let mut whole = innermost();
            for state in inner.iter().rev() {
                whole = seen(state, Some(whole));
            }
            Some(whole)
        });
        seen.as_ref().map(|seen| &**seen as &dyn Inspect)
    }
}

struct Inside<'a, St> {
    states: &'a mut Vec<St>,
    depth: usize,
}

impl<St> Drop for Inside<'_, St> {
    fn drop(&mut self) {
        while self.states.len() > self.depth {
            drop(self.states.pop());
        }
    }
}

impl<St> Drop for Around<St> {
    #[inline]
    fn drop(&mut self) {
        if self.depth() > 0 {
            self.unwind(0);
        }
    }
}

impl<St: Clone> Clone for Around<St> {
    fn clone(&self) -> Self {
        Around { states: self.states.clone(), seen: OnceCell::new() }
    }
}
