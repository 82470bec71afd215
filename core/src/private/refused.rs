//! What a function returns that `#[generator]` has refused: the error is reported, and its callers are checked as usual.

use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::panic::Location;
#[cfg(feature = "stream")]
use core::pin::Pin;
#[cfg(feature = "stream")]
use core::task::{Context, Poll};

use crate::machine::{LastError, Plain};
use crate::{Generator, Inspect, Iterates, Resume, State, StopIteration};

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
impl<Y, S, R> Iterator for Refused<Y, S, R, Plain> {
    type Item = Y;
    fn next(&mut self) -> Option<Y> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<Y, S, R: Iterates<Y>> Iterator for Refused<Y, S, R, LastError> {
    type Item = R::Item;
    fn next(&mut self) -> Option<R::Item> {
        None
    }
}

impl<Y, S, R> FusedIterator for Refused<Y, S, R, Plain> {}
impl<Y, S, R: Iterates<Y>> FusedIterator for Refused<Y, S, R, LastError> {}

/// Stands for any stream; it never runs.
#[cfg(feature = "stream")]
#[derive(Clone, Debug)]
pub struct RefusedStream<Y>(PhantomData<fn() -> Y>);

/// Stands for a stream of `Y`.
#[cfg(feature = "stream")]
pub fn refused_stream<Y>() -> RefusedStream<Y> {
    RefusedStream(PhantomData)
}

#[cfg(feature = "stream")]
impl<Y> futures_core::Stream for RefusedStream<Y> {
    type Item = Y;
    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Y>> {
        Poll::Ready(None)
    }
}

#[cfg(feature = "stream")]
impl<Y> futures_core::FusedStream for RefusedStream<Y> {
    fn is_terminated(&self) -> bool {
        true
    }
}
