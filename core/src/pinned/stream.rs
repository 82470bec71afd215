//! Streams on the pinned engine.

#[cfg(feature = "std")]
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::engine::{Body, Drive, Engine, Exit, Handlers, NoHandlers, Progress, Way, Woken, Yielder, in_place};
#[cfg(feature = "std")]
use super::engine::{Numbered, in_place_of, numbered};
use crate::Resume;
use crate::machine::IntoItem;

/// What the body of a stream is woken with depends on its handlers.
pub trait StreamExit: Exit<Self::Resume> {
    /// With handlers, it has to be told why.
    type Resume: Woken;

    /// What it is woken with to go on.
    fn go() -> Self::Resume;
}

impl StreamExit for NoHandlers {
    type Resume = ();

    #[inline]
    fn go() {}
}

impl StreamExit for Handlers {
    type Resume = Resume<(), ()>;

    #[inline]
    fn go() -> Self::Resume {
        Resume::Send(())
    }
}

/// Makes a stream. `exit` tells whether its body handles exceptions, and so has something to do when it is dropped.
#[inline]
pub fn stream<Y, O, X, F>(exit: X, body: F) -> impl FusedStream<Item = Y>
where
    X: StreamExit,
    F: AsyncFnOnce(Yielder<'_, Y, X::Resume>) -> O,
    O: IntoItem<Y>,
{
    in_place(exit, body)
}

/// A yielder that the body of a stream is to capture, and what tells the stream that it is its own. Captured it is held once; as what a closure
/// is given it would be twice.
#[cfg(feature = "std")]
#[inline]
pub fn yielder<Y, X: StreamExit>(_exit: &X) -> (Yielder<'static, Y, X::Resume>, Numbered<Y, X::Resume>) {
    numbered()
}

/// Makes a stream of a body that has captured its yielder.
#[cfg(feature = "std")]
#[inline]
pub fn stream_of<Y, X, F>(exit: X, numbered: Numbered<Y, X::Resume>, body: F) -> impl FusedStream<Item = Y>
where
    X: StreamExit,
    F: Future,
    F::Output: IntoItem<Y>,
{
    in_place_of(exit, numbered, body)
}

impl<Y, B, X, W> Stream for Engine<Y, X::Resume, B, X, W>
where
    X: StreamExit,
    W: Way<Y, X::Resume>,
    B: Body<W::Key>,
    B::Output: IntoItem<Y>,
{
    type Item = Y;

    // `resume` is part of it.
    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Y>> {
        Poll::Ready(match ready!(self.resume(X::go(), context)) {
            Some(Progress::Yielded(value)) => Some(value),
            Some(Progress::Ended(output)) => output.into_item().item(),
            None => None,
        })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, if self.has_ended() { Some(0) } else { None })
    }
}

impl<Y, B, X, W> FusedStream for Engine<Y, X::Resume, B, X, W>
where
    X: StreamExit,
    W: Way<Y, X::Resume>,
    B: Body<W::Key>,
    B::Output: IntoItem<Y>,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.has_ended()
    }
}
