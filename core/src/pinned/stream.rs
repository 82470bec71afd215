//! Streams on the pinned engine.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::engine::{Drive, Engine, Exit, Link, Progress, Yielder, run};
use crate::Resume;
use crate::machine::IntoItem;

/// What the body of a stream is woken with.
type Woken = Resume<(), ()>;

/// Makes a stream. `exit` tells whether its body handles exceptions, and so has something to do when it is dropped.
#[inline]
pub fn stream<Y, O, F>(exit: impl Exit<Woken>, body: F) -> impl FusedStream<Item = Y>
where
    F: AsyncFnOnce(Yielder<'_, Y, Woken>) -> O,
    O: IntoItem<Y>,
{
    Engine::new(exit, body, run)
}

impl<Y, F, Fut, M, X> Stream for Engine<Y, Woken, F, Fut, M, X>
where
    M: Fn(F, Link<Y, Woken>) -> Fut,
    Fut: Future,
    Fut::Output: IntoItem<Y>,
    X: Exit<Woken>,
{
    type Item = Y;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Y>> {
        Poll::Ready(match ready!(self.resume(Resume::Send(()), context)) {
            Some(Progress::Yielded(value)) => Some(value),
            Some(Progress::Ended(output)) => output.into_item().item(),
            None => None,
        })
    }
}

impl<Y, F, Fut, M, X> FusedStream for Engine<Y, Woken, F, Fut, M, X>
where
    M: Fn(F, Link<Y, Woken>) -> Fut,
    Fut: Future,
    Fut::Output: IntoItem<Y>,
    X: Exit<Woken>,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.has_ended()
    }
}
