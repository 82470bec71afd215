//! A machine that may lie in registers.
//!
//! LLVM takes a value apart into registers only if no call anywhere is given its address, not even one that nobody comes to. A drop is given
//! one: that of the state, or of an `Rc` in it. So a small machine that nothing but its owner drives is dropped by value, field by field, and
//! what takes code is called with what it drops (`closing.rs`). The same goes for what is done where the body panics.
//!
//! It is for machines that are opaque to their users, since what has a `Drop` of its own has to be outlived by all that it borrows; to what is
//! opaque rustc says that anyway.

use core::fmt;
use core::iter::FusedIterator;
use core::panic::Location;

use super::wrapper::wraps;
use crate::frames::{Driven, Handover, Receiver, Wake};
use crate::{Generator, Inspect, Resume, State, StopIteration};

/// A generator that is dropped by value.
#[must_use = "generators are lazy and do nothing unless resumed"]
pub struct ByValue<G: Generator>(G);

/// Wraps a machine.
#[inline]
pub fn by_value<G: Generator>(generator: G) -> ByValue<G> {
    ByValue(generator)
}

impl<G: Generator> Drop for ByValue<G> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.end_where_it_stands();
    }
}

wraps!(ByValue, false);
