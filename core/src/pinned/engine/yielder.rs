//! What a body suspends itself with.

use core::future::Future;
use core::marker::PhantomData;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll};

#[cfg(feature = "stream")]
use super::StreamKey as Usual;
use super::reach::Reach;
#[cfg(not(feature = "stream"))]
use super::reach::waker::Address as Usual;
use super::slot::Woken;

/// What a body suspends itself with. `K` is how it finds its slot.
pub struct Yielder<'body, Y, I, K = Usual> {
    key: K,
    // It is only lent.
    lent: PhantomData<&'body mut ()>,
    types: Types<Y, I>,
    // It is `Send` only if both are: values go from thread to thread with the engine.
    values: PhantomData<Y>,
    woken: PhantomData<I>,
}

/// Invariant in both.
pub(super) type Types<Y, I> = PhantomData<fn(Y, I) -> (Y, I)>;

impl<Y, I, K> Yielder<'_, Y, I, K> {
    /// # Safety
    ///
    /// The key is one to a slot of these types, and only the body of its engine gets what is made of it.
    #[inline]
    pub(super) unsafe fn new(key: K) -> Self {
        Yielder { key, lent: PhantomData, types: PhantomData, values: PhantomData, woken: PhantomData }
    }
}

impl<Y, I: Woken, K: Reach> Yielder<'_, Y, I, K> {
    /// Hands the value over, and suspends the body where what this returns is awaited: at once. That evaluates to what the
    /// body is woken with.
    ///
    /// # Panics
    ///
    /// If another value was handed over since the body was resumed, or if this is not the thread that resumed it; for a synchronous
    /// generator, where what this returns is polled.
    #[inline]
    #[track_caller]
    pub fn suspend(&mut self, value: Y) -> Suspension<'_, Y, I, K> {
        let at = I::at(Location::caller());
        // SAFETY: the key is one to a slot of these types, and this is its yielder.
        let held = unsafe { self.key.hand_over::<Y, I>(value, at) };
        Suspension {
            key: I::key(self.key),
            held,
            lent: PhantomData,
            types: PhantomData,
            values: PhantomData,
            woken: PhantomData,
        }
    }
}

/// A body that is suspended.
#[must_use = "a suspension does nothing unless awaited"]
pub struct Suspension<'body, Y, I: Woken, K: Reach = Usual> {
    key: I::Key<K>,
    held: K::Held<(Y, I::At)>,
    lent: PhantomData<&'body mut ()>,
    types: Types<Y, I>,
    values: PhantomData<Y>,
    woken: PhantomData<I>,
}

// Nothing in it is pinned.
impl<Y, I: Woken, K: Reach> Unpin for Suspension<'_, Y, I, K> {}

impl<Y, I: Woken, K: Reach> Future for Suspension<'_, Y, I, K> {
    type Output = I;

    #[inline]
    #[track_caller]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<I> {
        // SAFETY: a yielder has made it.
        if unsafe { K::is_new::<Y, I>(&mut self.held, context) } {
            Poll::Pending
        } else {
            // SAFETY: it has the key of its yielder.
            unsafe { I::wake::<Y, K>(self.key, context) }
        }
    }
}
