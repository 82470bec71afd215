//! What [`delegate`](crate::Generator::delegate) tells of frames.
//!
//! The frames of a stack lie beside each other, and none can tell of the next. So whoever asks is shown copies of what they
//! say, linked as the generators are: made when they are asked for, and thrown away when the stack is resumed.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::iter;
use core::panic::Location;

use crate::{Inspect, State};

/// What was to be seen of a generator.
pub(crate) struct Seen {
    state: State,
    suspended_at: Option<&'static Location<'static>>,
    delegate: Option<Box<Seen>>,
}

impl Seen {
    /// A generator that delegates to what was seen before it.
    pub(super) fn of(generator: &dyn Inspect, delegate: Option<Box<Seen>>) -> Box<Seen> {
        Seen::at(generator.state(), generator.suspended_at(), delegate)
    }

    /// The same of one that is known by what it says.
    pub(crate) fn at(
        state: State,
        suspended_at: Option<&'static Location<'static>>,
        delegate: Option<Box<Seen>>,
    ) -> Box<Seen> {
        Box::new(Seen { state, suspended_at, delegate })
    }

    /// A generator with all that it delegates to.
    pub(crate) fn whole(generator: &dyn Inspect) -> Option<Box<Seen>> {
        let all: Vec<_> = iter::successors(Some(generator), |outer| outer.delegate()).collect();
        all.into_iter().rev().fold(None, |inner, outer| Some(Seen::of(outer, inner)))
    }
}

/// Link by link: there may be many.
impl Drop for Seen {
    fn drop(&mut self) {
        let mut next = self.delegate.take();
        while let Some(mut seen) = next {
            next = seen.delegate.take();
        }
    }
}

impl Inspect for Seen {
    fn inspected_state(&self) -> State {
        self.state
    }

    fn inspected_location(&self) -> Option<&'static Location<'static>> {
        self.suspended_at
    }

    fn inspected_delegate(&self) -> Option<&dyn Inspect> {
        self.delegate.as_ref().map(|seen| &**seen as &dyn Inspect)
    }
}
