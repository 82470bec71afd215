//! A body that becomes a future when it does not move any more: the future is to hold an address.

use core::future::Future;
use core::mem;
use core::pin::Pin;
use core::task::{Context, Poll};

use super::Body;

/// `make` makes a `Fut` of an `F`.
pub(in crate::pinned::engine) struct Late<F, Fut, M> {
    stage: Stage<F, Fut>,
    make: M,
}

enum Stage<F, Fut> {
    Created(F),
    Begun(Fut),
    Ended,
}

impl<F, Fut, M> Late<F, Fut, M> {
    #[inline]
    pub(in crate::pinned::engine) fn new(created: F, make: M) -> Self {
        Late { stage: Stage::Created(created), make }
    }
}

impl<K, F, Fut, M> Body<K> for Late<F, Fut, M>
where
    Fut: Future,
    M: Fn(F, K) -> Fut,
{
    type Output = Fut::Output;
    type Noted = ();

    #[inline]
    fn begin(&mut self, key: impl FnOnce() -> K) {
        if let Stage::Created(_) = self.stage
            && let Stage::Created(created) = mem::replace(&mut self.stage, Stage::Ended)
        {
            // The user's code, which may panic: the body has ended then.
            self.stage = Stage::Begun((self.make)(created, key()));
        }
    }

    #[inline]
    unsafe fn poll(&mut self, context: &mut Context<'_>) -> Poll<Fut::Output> {
        match &mut self.stage {
            // SAFETY: it is pinned with the body, of which it is a field, and never moved.
            Stage::Begun(future) => unsafe { Pin::new_unchecked(future) }.poll(context),
            Stage::Created(_) | Stage::Ended => Poll::Pending,
        }
    }

    fn has_come_to_its_end(&mut self, (): &mut ()) {
        self.stage = Stage::Ended;
    }

    // What was there is dropped first, where it lies, and the new stage written also if that panics: so says the language of assignments.
    fn end(&mut self, (): &mut ()) {
        self.stage = Stage::Ended;
    }

    #[inline]
    unsafe fn has_ended(body: *const Self, (): &()) -> bool {
        // SAFETY: only the discriminant is read, which the future holds no reference to; and no reference to the body is
        // made, which would claim to read all of it.
        unsafe { matches!((*body).stage, Stage::Ended) }
    }
}
