//! What a function returns that `#[generator]` has refused: the error is reported, and its callers are checked as usual.

use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::panic::Location;

use crate::machine::{LastError, Plain};
use crate::{Generator, Inspect, Resume, State, StopIteration};

/// Stands for any generator; it never runs.
#[derive(Clone, Debug)]
pub struct Refused<Y, S, R, M> {
    #[expect(clippy::type_complexity, reason = "markers only")]
    types: PhantomData<fn(S) -> (Y, R, M)>,
}

/// Stands for a generator that iterates over its `Y`.
pub fn refused<Y, S, R>() -> Refused<Y, S, R, Plain> {
    Refused { types: PhantomData }
}

/// Stands for a generator that iterates over results.
pub fn refused_fallible<Y, S, R>() -> Refused<Y, S, R, LastError> {
    Refused { types: PhantomData }
}

#[diagnostic::do_not_recommend]
impl<Y, S, R, M> Generator for Refused<Y, S, R, M> {
    type Yield = Y;
    type Send = S;
    type Return = R;

    fn resume(&mut self, _: Resume<S, R>) -> Result<Y, StopIteration<R>> {
        Err(StopIteration { value: None })
    }
    fn state(&self) -> State {
        State::Closed
    }
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }
    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<Y, R> Iterator for Refused<Y, (), R, Plain> {
    type Item = Y;
    fn next(&mut self) -> Option<Y> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<Y, T, E> Iterator for Refused<Y, (), Result<T, E>, LastError> {
    type Item = Result<Y, E>;
    fn next(&mut self) -> Option<Result<Y, E>> {
        None
    }
}

impl<Y, R> FusedIterator for Refused<Y, (), R, Plain> {}
impl<Y, T, E> FusedIterator for Refused<Y, (), Result<T, E>, LastError> {}

/// A stream that is none: what stands in for a body that could not be lowered.
#[cfg(feature = "stream")]
pub fn refused_stream<Y>() -> impl futures_core::FusedStream<Item = Y> {
    crate::pinned::stream::<Y, _, _>(None, async |_| super::ItemShape::<Y>::NEW.exited())
}
