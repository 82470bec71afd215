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
        handled(&mut self.0);
    }
}

/// What is dropped runs its handlers. One that yields instead of ending is dropped where it stands: to panic in a drop helps nobody.
#[inline]
pub(crate) fn handled<G: Generator>(generator: &mut G) {
    if G::state(generator) == State::Suspended
        && !G::waits_for_frames(generator)
        && let Driven::Yielded(value) = frames::raise(generator, Resume::Close)
    {
        drop(value);
        generator.end_where_it_stands();
    }
}

wraps!(Handling, true);
