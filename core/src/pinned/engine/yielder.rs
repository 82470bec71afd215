//! What a body suspends itself with.

use core::future::Future;
use core::marker::PhantomData;
use core::mem;
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

#[cfg(feature = "stream")]
impl<Y, I, K: Copy> Yielder<'_, Y, I, K> {
    #[inline]
    pub(super) fn key(&self) -> K {
        self.key
    }
}

impl<Y, I: Woken, K: Reach> Yielder<'_, Y, I, K> {
    /// Hands the value over, and suspends the body where what this returns is awaited: at once, for whether that is in the same step is asked
    /// of the innermost slot. That evaluates to what the body is woken with.
    ///
    /// # Panics
    ///
    /// If another value was handed over since the body was resumed, if this is not the thread that resumed it, or if another stream is polled
    /// meanwhile that has not come back; for a synchronous generator, where what this returns is polled.
    #[inline]
    #[track_caller]
    pub fn suspend(&mut self, value: Y) -> Suspension<'_, Y, I, K> {
        let at = I::at(Location::caller());
        // SAFETY: the key is one to a slot of these types, and this is its yielder.
        let held = unsafe { self.key.hand_over::<Y, I>(value, at) };
        Suspension::of(self.key, held)
    }
}

impl<Y, I: Woken, K: Reach> Yielder<'_, Y, I, K> {
    /// The same in a future that the body polls by something else, which may poll it only when it is woken, and again in the same step.
    ///
    /// # Panics
    ///
    /// As [`suspend`](Self::suspend).
    #[inline]
    #[track_caller]
    pub fn suspend_in_a_future(&mut self, value: Y) -> InAFuture<'_, Y, I, K> {
        let key = self.key;
        let at = I::at(Location::caller());
        // SAFETY: as in `suspend`.
        let held = unsafe { key.hand_further_out::<Y, I>(value, at) };
        InAFuture { held, is_polled: false, lent: Lent::new(key, true), body: PhantomData }
    }
}

/// A key in a future that borrows the yielder.
///
/// Where that future is dropped in the step in which it has handed something over, nobody takes it any more: it was given up, as by a timeout
/// that has passed, and the body goes on. While it lives nobody else has the yielder, so that what lies in the slot is its own.
pub(super) struct Lent<Y, I: Woken, K: Reach> {
    key: K,
    in_a_future: bool,
    types: Types<Y, I>,
}

impl<Y, I: Woken, K: Reach> Lent<Y, I, K> {
    #[inline]
    pub(super) fn new(key: K, in_a_future: bool) -> Self {
        Lent { key, in_a_future, types: PhantomData }
    }

    #[inline]
    pub(super) fn key(&self) -> K {
        self.key
    }

    /// Whether something else polls it than the body.
    #[cfg(feature = "stream")]
    #[inline]
    pub(super) fn is_in_a_future(&self) -> bool {
        self.in_a_future
    }
}

impl<Y, I: Woken, K: Reach> Drop for Lent<Y, I, K> {
    #[inline]
    fn drop(&mut self) {
        if self.in_a_future {
            // SAFETY: the key is that of the yielder, which is lent, for no longer than the body lives. What is taken is dropped when the slot is left.
            drop(unsafe { self.key.take_back::<Y, I>() });
        }
    }
}

/// A body that is suspended in a future of its own.
#[must_use = "a suspension does nothing unless awaited"]
pub struct InAFuture<'body, Y, I: Woken, K: Reach = Usual> {
    held: K::Held<(Y, I::At)>,
    is_polled: bool,
    lent: Lent<Y, I, K>,
    // Of the same variance, and `Send` as what it is made by is.
    body: PhantomData<Suspension<'body, Y, I, K>>,
}

// Nothing in it is pinned.
impl<Y, I: Woken, K: Reach> Unpin for InAFuture<'_, Y, I, K> {}

impl<Y, I: Woken, K: Reach> Future for InAFuture<'_, Y, I, K> {
    type Output = I;

    #[track_caller]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<I> {
        let is_new = !mem::replace(&mut self.is_polled, true);
        // SAFETY: the key is that of its yielder. The slot is left again before anything else is called.
        let is_the_same_step = unsafe { self.lent.key().slot::<Y, I>(context) }.is_some_and(|slot| !slot.is_empty());
        if is_new {
            // What it says is left alone: another slot may be the innermost.
            // SAFETY: a yielder has made it.
            let _ = unsafe { K::is_new::<Y, I>(&mut self.held, context) };
        } else if !is_the_same_step {
            // SAFETY: the key is that of its yielder.
            if let Poll::Ready(woken) = unsafe { I::wake::<Y, K>(I::key(self.lent.key()), context) } {
                return Poll::Ready(woken);
            }
        }
        // What polls it by this waker is to do so in the next step. That is the user's code, and nothing of ours is half done.
        context.waker().wake_by_ref();
        Poll::Pending
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

impl<Y, I: Woken, K: Reach> Suspension<'_, Y, I, K> {
    #[inline]
    fn of(key: K, held: K::Held<(Y, I::At)>) -> Self {
        Suspension {
            key: I::key(key),
            held,
            lent: PhantomData,
            types: PhantomData,
            values: PhantomData,
            woken: PhantomData,
        }
    }
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
