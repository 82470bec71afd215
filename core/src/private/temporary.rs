//! The temporaries of an `if let`, which end before its `else` since edition 2024 and after it in earlier ones.
//!
//! A macro can't learn the user's edition, but an `if let` with the user's span knows it: it drops a [`Temporary`] before its
//! `else` runs, or does not.

use core::cell::Cell;

/// Tells when it is dropped.
pub struct Temporary<'a>(pub &'a Cell<bool>);

impl Temporary<'_> {
    /// Never anything: the `else` is what runs.
    #[inline]
    pub fn nothing<T>(&self) -> Option<T> {
        None
    }
}

impl Drop for Temporary<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// What is left of a temporary in an `else`.
#[inline]
pub fn until_else<T>(temporary: T, ends_before: bool) -> Option<T> {
    if ends_before { None } else { Some(temporary) }
}

/// The same of a temporary that may be gone.
#[inline]
pub fn left_until_else<T>(temporary: Option<T>, ends_before: bool) -> Option<T> {
    temporary.filter(|_| !ends_before)
}

/// The value of an `if let`, unless it goes before what the scrutinee holds.
#[inline]
pub fn after_if<T>(value: T, ends: bool) -> Option<T> {
    ends.then_some(value)
}
