//! The states around the innermost one.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem;
// Only with `std` is there one that threads may share.
#[cfg(not(feature = "std"))]
use core::cell::OnceCell as Once;
#[cfg(feature = "std")]
use std::sync::OnceLock as Once;

use crate::Inspect;
use crate::frames::Seen;

/// Behind free places, from the innermost to the outermost one: as a `Vec` drops them. With a `Drop` of our own a type that has a name would have to
/// be outlived by all that it borrows.
pub(super) struct Around<St> {
    places: Vec<Option<St>>,
    /// How many are free.
    free: usize,
    /// What somebody who looked at them saw.
    seen: Once<Box<Seen>>,
}

impl<St> Around<St> {
    /// There are none.
    #[inline(always)]
    pub(super) const fn none() -> Self {
        Around { places: Vec::new(), free: 0, seen: Once::new() }
    }

    /// How many they are.
    #[inline(always)]
    pub(super) fn depth(&self) -> usize {
        self.places.len() - self.free
    }

    #[inline(always)]
    pub(super) fn outermost(&self) -> Option<&St> {
        self.places.last().and_then(Option::as_ref)
    }

    #[inline(always)]
    pub(super) fn push(&mut self, state: St) {
        if self.free == 0 {
            self.grow();
        }
        self.free -= 1;
        // It is free, so there is nothing to drop.
        mem::forget(self.places[self.free].replace(state));
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<St> {
        let innermost = self.places.get_mut(self.free)?.take();
        self.free += 1;
        innermost
    }

    /// Makes as many free places as there are others.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let more = self.places.len().max(4);
        let mut places = Vec::with_capacity(more + self.places.len());
        places.resize_with(more, || None);
        places.append(&mut self.places);
        (self.places, self.free) = (places, more);
    }

    /// Drops those inside of this depth, the innermost first; also where one panics.
    #[cold]
    #[inline(never)]
    pub(super) fn unwind(&mut self, depth: usize) {
        let inside = Inside { around: self, depth };
        while inside.around.depth() > depth {
            drop(inside.around.pop());
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
        let inner = self.places.iter().flatten().take(self.depth().checked_sub(1)?);
        let seen = self.seen.get_or_init(|| {
            let mut whole = innermost();
            for state in inner {
                whole = seen(state, Some(whole));
            }
            whole
        });
        Some(&**seen)
    }
}

struct Inside<'a, St> {
    around: &'a mut Around<St>,
    depth: usize,
}

impl<St> Drop for Inside<'_, St> {
    fn drop(&mut self) {
        while self.around.depth() > self.depth {
            drop(self.around.pop());
        }
    }
}

impl<St: Clone> Clone for Around<St> {
    fn clone(&self) -> Self {
        Around { places: self.places.clone(), free: self.free, seen: Once::new() }
    }
}
