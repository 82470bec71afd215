//! The end of a machine: its state is closed, whichever way the body ends.

use core::mem;

use crate::__private::size_hint::SizeHint;

/// An emitted state enum, as far as its end goes.
pub trait Close {
    /// Drops what is saved, and leaves the state `Closed`.
    fn close(&mut self);

    /// How many values are still to come.
    #[inline]
    fn size_hint(&self) -> SizeHint {
        (0, None)
    }
}

/// Drops what was saved: out of the way, if that takes code, and by value, so that its address goes nowhere.
#[inline(always)]
pub fn gone<T>(value: T) {
    #[inline(never)]
    fn out_of_the_way<T>(_: T) {}
    if mem::needs_drop::<T>() {
        out_of_the_way(value);
    }
}

/// A state that is being stepped. Emitted code works on saved locals where they lie, so they are still there when the body
/// ends or panics: dropping this drops them, after the locals that were not saved. Where the body is suspended it is forgotten.
///
/// It has no methods: each would be compiled for each machine.
pub(crate) struct Stepped<'a, St: Close>(pub(crate) &'a mut St);

impl<St: Close> Drop for Stepped<'_, St> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.close();
    }
}
