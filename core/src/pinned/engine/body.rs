//! A body as its engine has it: the future, or what becomes one.

#[cfg(all(feature = "stream", not(feature = "std")))]
pub(super) mod late;

use core::future::Future;
use core::mem::{self, ManuallyDrop};
use core::panic::{RefUnwindSafe, UnwindSafe};
use core::pin::Pin;
use core::task::{Context, Poll};

/// What runs. `K` is the key to the slot.
pub(crate) trait Body<K> {
    /// What the body evaluates to.
    type Output;

    /// What is known of its end beside it. Not in it: there it would be padded to the alignment of the future once more.
    type Noted: Default + Send + Sync + UnwindSafe + RefUnwindSafe;

    /// Makes the future, if it is not made yet.
    fn begin(&mut self, key: impl FnOnce() -> K);

    /// Polls the future, unless the body has ended. It has if it is ready, and if it panics.
    ///
    /// # Safety
    ///
    /// The body is pinned, and has begun.
    unsafe fn poll(&mut self, context: &mut Context<'_>) -> Poll<Self::Output>;

    /// Notes that it is not to be polled any more.
    fn has_come_to_its_end(&mut self, noted: &mut Self::Noted);

    /// Drops the future, wherever it stands.
    ///
    /// That may panic, for it runs destructors of the user's; all of the future has been dropped then as well, since drop glue
    /// goes on with what is left. It is not dropped again, and not polled. Nothing of what runs then has a way back to the body: who calls this
    /// has it for himself.
    fn end(&mut self, noted: &mut Self::Noted);

    /// # Safety
    ///
    /// There is a body, and nobody writes to it.
    unsafe fn has_ended(body: *const Self, noted: &Self::Noted) -> bool;
}

/// A future that is there from the start.
pub(super) struct Begun<Fut> {
    future: ManuallyDrop<Fut>,
}

/// What is noted of it.
#[derive(Default)]
pub(crate) struct Noted {
    ended: bool,
    /// The future is gone, and was before the engine is.
    dropped: bool,
}

impl<Fut> Begun<Fut> {
    #[inline]
    pub(super) fn new(future: Fut) -> Self {
        Begun { future: ManuallyDrop::new(future) }
    }
}

impl<K, Fut: Future> Body<K> for Begun<Fut> {
    type Output = Fut::Output;
    type Noted = Noted;

    #[inline]
    fn begin(&mut self, _: impl FnOnce() -> K) {}

    #[inline]
    unsafe fn poll(&mut self, context: &mut Context<'_>) -> Poll<Fut::Output> {
        // If it panics, or is ready, it still lies there, to be dropped by `end`.
        // SAFETY: it is pinned with the body, of which it is a field, and never moved.
        unsafe { Pin::new_unchecked(&mut *self.future) }.poll(context)
    }

    #[inline]
    fn has_come_to_its_end(&mut self, noted: &mut Noted) {
        noted.ended = true;
    }

    fn end(&mut self, noted: &mut Noted) {
        noted.ended = true;
        // Noted first, as it may panic.
        if !mem::replace(&mut noted.dropped, true) {
            // SAFETY: it is dropped where it lies, and only once; it is not used any more, as the body has ended.
            unsafe { ManuallyDrop::drop(&mut self.future) }
        }
    }

    #[inline]
    unsafe fn has_ended(_: *const Self, noted: &Noted) -> bool {
        noted.ended
    }
}
