//! What a function returns that `#[generator]` has refused: the error is reported, and its callers are checked as usual.

use core::marker::PhantomData;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::{FusedStream, Stream};

use super::{AsyncGenerator, AsyncState};
use crate::machine::{LastError, Plain};
use crate::{Iterates, Resume, StopIteration};

/// Stands for any async generator; it never runs.
#[derive(Clone, Debug)]
pub struct RefusedAsync<Y, S, R, M> {
    #[expect(clippy::type_complexity, reason = "markers only")]
    types: PhantomData<fn(S) -> (Y, R, M)>,
}

/// Stands for one that is a stream of its `Y`.
pub fn refused_async<Y, S, R>() -> RefusedAsync<Y, S, R, Plain> {
    RefusedAsync { types: PhantomData }
}

/// Stands for one that is a stream of results.
pub fn refused_fallible_async<Y, S, R>() -> RefusedAsync<Y, S, R, LastError> {
    RefusedAsync { types: PhantomData }
}

#[diagnostic::do_not_recommend]
impl<Y, S, R, M> AsyncGenerator for RefusedAsync<Y, S, R, M> {
    type Yield = Y;
    type Send = S;
    type Return = R;

    fn poll_resume(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        _: &mut Option<Resume<S, R>>,
    ) -> Poll<Result<Y, StopIteration<R>>> {
        Poll::Ready(Err(StopIteration { value: None }))
    }

    fn state(&self) -> AsyncState {
        AsyncState::Closed
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<Y, S, R> Stream for RefusedAsync<Y, S, R, Plain> {
    type Item = Y;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Y>> {
        Poll::Ready(None)
    }
}

#[diagnostic::do_not_recommend]
impl<Y, S, R: Iterates<Y>> Stream for RefusedAsync<Y, S, R, LastError> {
    type Item = R::Item;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<R::Item>> {
        Poll::Ready(None)
    }
}

impl<Y, S, R, M> FusedStream for RefusedAsync<Y, S, R, M>
where
    Self: Stream,
{
    fn is_terminated(&self) -> bool {
        true
    }
}
