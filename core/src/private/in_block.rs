//! Pinned bodies in which a macro of the user's may hide a `return`, of a value or not.
//!
//! `macro_rules! stop_if { ($c:expr) => { if $c { return } } }` leaves the function that it stands in. So the body is an `async`
//! block that returns what the function's body does. What is raised at a `yield_!` is no such value: it goes out beside it, and the
//! block ends where it stands.

use core::convert::Infallible;
use core::future::{Future, pending, poll_fn};
use core::pin::pin;
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::Poll;

use crate::raise::Raised;

/// How a body leaves its block with what is raised.
pub struct Leaving<'body, R> {
    raised: &'body mut Option<Raised<R>>,
    leaves: &'body AtomicBool,
}

impl<'body, R> Leaving<'body, R> {
    /// `leaves` is what [`in_block`] looks at.
    #[inline]
    pub fn new(raised: &'body mut Option<Raised<R>>, leaves: &'body AtomicBool) -> Self {
        Leaving { raised, leaves }
    }

    /// What awaits this is never polled again, but dropped.
    #[cold]
    pub async fn leave(&mut self, raised: impl Into<Raised<R>>) -> Infallible {
        *self.raised = Some(raised.into());
        self.leaves.store(true, Ordering::Relaxed);
        pending().await
    }
}

/// Runs a block: to its value, or until it leaves. Then it has been dropped.
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
