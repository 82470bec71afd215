//! A generator that several own, as everything in Python is owned: behind it stands an `Rc<RefCell<…>>`.

use std::cell::RefCell;
use std::panic::Location;
use std::rc::Rc;

use genfn::Resume;
use genfn::prelude::*;

use crate::errors::Error;

/// A handle on a generator. It is a generator itself, so that it can be resumed, and delegated to, by whoever holds one.
///
/// While the generator runs it is mutably borrowed: that is what `gi_running` says. To resume it then is Python's
/// `ValueError`.
pub(crate) struct Shared<Y, S, T>(Rc<RefCell<Slot<Y, S, T>>>);

type Slot<Y, S, T> = Option<BoxGenerator<'static, Y, S, Result<T, Error>>>;

impl<Y, S, T> Shared<Y, S, T> {
    /// A name without a generator yet, as a Python variable that a function mentions before it is assigned.
    pub(crate) fn unset() -> Self {
        Shared(Rc::default())
    }

    pub(crate) fn set(&self, generator: impl Generator<Yield = Y, Send = S, Return = Result<T, Error>> + 'static) {
        *self.0.borrow_mut() = Some(Box::new(generator));
    }

    /// Python's `gi_running`.
    pub(crate) fn running(&self) -> bool {
        self.0.try_borrow().is_err()
    }
}

impl<Y, S, T> Clone for Shared<Y, S, T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<Y, S, T> Generator for Shared<Y, S, T> {
    type Yield = Y;
    type Send = S;
    type Return = Result<T, Error>;

    fn resume(&mut self, resume: Resume<S, Self::Return>) -> Result<Y, StopIteration<Self::Return>> {
        match self.0.try_borrow_mut() {
            Ok(mut generator) => generator.as_mut().expect("it was set").resume(resume),
            Err(_) => Err(StopIteration { value: Some(Err(Error::ValueError("generator already executing"))) }),
        }
    }

    fn state(&self) -> State {
        // The one that runs has started: `next` on it sends nothing.
        self.0.try_borrow().map_or(State::Suspended, |generator| generator.as_ref().expect("it was set").state())
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.0.try_borrow().ok()?.as_ref()?.suspended_at()
    }

    fn delegate(&self) -> Option<&dyn genfn::Inspect> {
        None
    }
}
