//! The machine of a body that handles what is raised in it.

use core::fmt;
use core::iter::FusedIterator;
use core::panic::Location;

use super::wrapper::wraps;
use crate::frames::{self, Driven, Handover, Receiver, Wake};
use crate::{Generator, Inspect, Resume, State, StopIteration};

/// A generator whose `try_!`s also run when it is dropped, as Python's run when a generator is collected (PEP 342).
///
/// Others need no such wrapper: dropping the state drops the locals, which is all that there is to do.
#[must_use = "generators are lazy and do nothing unless resumed"]
pub struct Handling<G: Generator>(G);

/// Wraps a machine.
#[inline]
pub fn handling<G: Generator>(generator: G) -> Handling<G> {
    Handling(generator)
}

impl<G: Generator> Drop for Handling<G> {
    #[inline]
    fn drop(&mut self) {
        // One that yields instead of ending is dropped where it stands: to panic in a drop helps nobody.
        if Generator::state(&self.0) == State::Suspended
            && !self.0.waits_for_frames()
            && let Driven::Yielded(value) = frames::raise(&mut self.0, Resume::Close)
        {
            drop(value);
            self.0.end_where_it_stands();
        }
    }
}

wraps!(Handling, true);
