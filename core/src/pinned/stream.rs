//! Streams on the pinned engine.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::engine::{Drive, Engine, Link, Progress, Yielder, run};
use crate::Resume;
use crate::machine::IntoItem;

/// What the body of a stream is woken with.
type Woken = Resume<(), ()>;

/// Makes a stream. A body that handles exceptions is woken with `exit` when it is dropped while it is suspended.
#[inline]
pub fn stream<Y, O, F>(exit: Option<Woken>, body: F) -> impl FusedStream<Item = Y>
where
    F: AsyncFnOnce(Yielder<'_, Y, Woken>) -> O,
    O: IntoItem<Y>,
{
    Engine::new(exit, body, run)
}

impl<Y, F, Fut, M> Stream for Engine<Y, Woken, F, Fut, M>
where
    M: Fn(F, Link<Y, Woken>) -> Fut,
    Fut: Future,
    Fut::Output: IntoItem<Y>,
{
    type Item = Y;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Y>> {
        Poll::Ready(match ready!(self.resume(Some(Resume::Send(())), context)) {
            Some(Progress::Yielded(value)) => Some(value),
            Some(Progress::Ended(output)) => output.into_item(),
            None => None,
        })
    }
}

impl<Y, F, Fut, M> FusedStream for Engine<Y, Woken, F, Fut, M>
where
    M: Fn(F, Link<Y, Woken>) -> Fut,
    Fut: Future,
    Fut::Output: IntoItem<Y>,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.has_ended()
    }
}
