//! The machine of a body that handles what is raised in it.

use core::fmt;
use core::iter::FusedIterator;
use core::panic::Location;

use crate::frames::{self, Driven, Handover, Wake};
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
        if Generator::state(&self.0) == State::Suspended && !self.0.waits_for_frames() {
            drop(frames::raise(&mut self.0, Resume::Close));
        }
    }
}

#[diagnostic::do_not_recommend]
impl<G: Generator> Generator for Handling<G> {
    type Yield = G::Yield;
    type Send = G::Send;
    type Return = G::Return;

    #[inline]
    fn resume(&mut self, resume: Resume<G::Send, G::Return>) -> Result<G::Yield, StopIteration<G::Return>> {
        self.0.resume(resume)
    }

    #[inline]
    fn state(&self) -> State {
        Generator::state(&self.0)
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        Generator::suspended_at(&self.0)
    }

    #[inline]
    fn delegate(&self) -> Option<&dyn Inspect> {
        Generator::delegate(&self.0)
    }

    #[inline]
    fn is_nothing(&self, sent: &G::Send) -> bool {
        self.0.is_nothing(sent)
    }

    #[inline]
    fn nothing(&self) -> Option<G::Send> {
        self.0.nothing()
    }

    #[inline]
    fn waits_for_frames(&self) -> bool {
        self.0.waits_for_frames()
    }

    #[inline]
    fn drive<'a>(
        &mut self,
        wake: Wake<G::Send, G::Return>,
        to: Handover<'_, 'a, G::Yield, G::Send, G::Return>,
    ) -> Driven<G::Yield, G::Return>
    where
        Self: 'a,
    {
        self.0.drive(wake, to)
    }

    #[inline]
    fn has_handlers(&self) -> bool {
        true
    }
}

impl<G: Generator + Iterator> Iterator for Handling<G> {
    type Item = G::Item;

    #[inline]
    fn next(&mut self) -> Option<G::Item> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<G: Generator + FusedIterator> FusedIterator for Handling<G> {}

impl<G: Generator> Unpin for Handling<G> {}

impl<G: Generator + Clone> Clone for Handling<G> {
    fn clone(&self) -> Self {
        Handling(self.0.clone())
    }
}

/// Prints what the machine prints, and nothing around it.
impl<G: Generator + fmt::Debug> fmt::Debug for Handling<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
