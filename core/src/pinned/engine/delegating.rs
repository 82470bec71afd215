//! `yield_from!` of a stream, in one whose body is told nothing: one future for all of its items.
//!
//! It holds the stream where it lies, and nothing else of its size: a loop in the body would hold a pin to the stream, and the future of its next
//! item, and each level of a recursion would have some more frames on the stack.

use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::Stream;

use super::reach::Reach;
use super::yielder::Lent;
use super::{StreamKey, Yielder};

impl<Y> Yielder<'_, Y, (), StreamKey> {
    /// Yields all items of a stream, where what this returns is awaited.
    ///
    /// # Panics
    ///
    /// As [`suspend`](Self::suspend), when it is polled.
    #[inline]
    pub fn delegate<S: Stream<Item = Y>>(&mut self, stream: S) -> Delegating<'_, Y, S> {
        Delegating { stream, lent: Lent::new(self.key(), false), body: PhantomData }
    }

    /// The same in a future that something else of the body polls: see [`suspend_in_a_future`](Self::suspend_in_a_future).
    #[inline]
    pub fn delegate_in_a_future<S: Stream<Item = Y>>(&mut self, stream: S) -> Delegating<'_, Y, S> {
        Delegating { stream, lent: Lent::new(self.key(), true), body: PhantomData }
    }
}

/// A body that delegates to a stream.
#[must_use = "a stream is delegated to where this is awaited"]
pub struct Delegating<'body, Y, S> {
    stream: S,
    lent: Lent<Y, (), StreamKey>,
    // Invariant in what it yields, as a yielder is.
    body: PhantomData<&'body mut Y>,
}

impl<Y, S: Stream<Item = Y>> Future for Delegating<'_, Y, S> {
    type Output = ();

    #[inline]
    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // SAFETY: the stream is pinned with it: it is not moved out of it, and it has no other pinned field, no destructor of its own, and is
        // `Unpin` only if the stream is.
        let (mut stream, key, in_a_future) = unsafe {
            let Delegating { stream, lent, .. } = self.get_unchecked_mut();
            (Pin::new_unchecked(stream), lent.key(), lent.is_in_a_future())
        };
        // SAFETY: the key is that of the yielder, which is lent. The slot is left again before anything else is called.
        if in_a_future && unsafe { key.slot::<Y, ()>(context) }.is_some_and(|slot| !slot.is_empty()) {
            // The same step.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let Some(value) = ready!(stream.as_mut().poll_next(context)) else { return Poll::Ready(()) };
        // SAFETY: the key is that of the yielder, which is lent.
        unsafe {
            if in_a_future {
                key.hand_further_out::<Y, ()>(value, ());
                context.waker().wake_by_ref();
            } else {
                key.hand_over::<Y, ()>(value, ());
            }
        }
        Poll::Pending
    }
}
