//! Bodies in which a macro of the user's may hide a `return`, of a value or not.
//!
//! `macro_rules! stop_if { ($c:expr) => { if $c { return } } }` leaves the function that it stands in. So the body is an `async`
//! block that returns what the function's body does. What is no such value goes out beside it, and the block ends where it stands:
//! it is never polled again.
//!
//! - On the pinned engine the block is the whole body; beside it goes what is raised at a `yield_!`.
//! - A machine's block is one segment: it is polled once, and holds nothing where it ends. Beside it goes what the segment came to.

#[cfg(any(feature = "alloc", feature = "stream"))]
use core::convert::Infallible;
use core::future::Future;
#[cfg(any(feature = "alloc", feature = "stream"))]
use core::future::{pending, poll_fn};
use core::pin::pin;
#[cfg(any(feature = "alloc", feature = "stream"))]
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::{Context, Poll, Waker};

/// Runs the block of a segment: to a value that it returns, or until it leaves.
#[inline]
pub fn segment_in_block<B: Future>(block: B) -> Option<B::Output> {
    match pin!(block).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// How a body leaves its block with what is raised.
#[cfg(any(feature = "alloc", feature = "stream"))]
pub struct Leaving<'body, O> {
    out: &'body mut Option<O>,
    leaves: &'body AtomicBool,
}

#[cfg(any(feature = "alloc", feature = "stream"))]
impl<'body, O> Leaving<'body, O> {
    /// `leaves` is what [`in_block`] looks at.
    #[inline]
    pub fn new(out: &'body mut Option<O>, leaves: &'body AtomicBool) -> Self {
        Leaving { out, leaves }
    }

    /// What awaits this is never polled again, but dropped.
    #[cold]
    pub async fn leave(&mut self, out: O) -> Infallible {
        *self.out = Some(out);
        self.leaves.store(true, Ordering::Relaxed);
        pending().await
    }
}

/// Runs a block: to its value, or until it leaves. Then it has been dropped.
#[cfg(any(feature = "alloc", feature = "stream"))]
#[inline]
pub async fn in_block<B: Future>(leaves: &AtomicBool, block: B) -> Option<B::Output> {
    let mut block = pin!(block);
    poll_fn(|context| match block.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending if leaves.load(Ordering::Relaxed) => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    })
    .await
}
