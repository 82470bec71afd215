//! The end of a machine: its state is closed, whichever way the body ends.

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

/// A state that is being stepped. Emitted code works on saved locals where they lie, so they are still there when the body
/// ends or panics: dropping this drops them, after the locals that were not saved.
pub(crate) struct Stepped<'a, St: Close>(&'a mut St);

impl<'a, St: Close> Stepped<'a, St> {
    #[inline]
    pub(crate) fn new(state: &'a mut St) -> Self {
        Stepped(state)
    }

    #[inline]
    pub(crate) fn state(&mut self) -> &mut St {
        self.0
    }

    /// The body is suspended: what is saved stays.
    #[inline]
    pub(crate) fn suspend(self) {
        core::mem::forget(self);
    }
}

impl<St: Close> Drop for Stepped<'_, St> {
    #[inline]
    fn drop(&mut self) {
        self.0.close();
    }
}
