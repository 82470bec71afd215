//! The slot: what a body hands over, and what it is woken with.
//!
//! # The argument
//!
//! *It is used by one at a time.* What is done to a slot is done in its methods, none of which runs code of the user's, not even
//! the drop of a value that is replaced; so none is entered while another runs. And no two threads use one at once: an engine
//! is resumed by one, and what else reaches the slot is the yielder, of which [`reach`](super::reach) tells that it is where the
//! body is.
//!
//! *What those methods call is ours.* [`Woken`] is sealed: `hear` and `unheard` take and look at an `Option`, and do no more.
//!
//! A slot that is dropped drops what nobody took, which is the user's code; nobody reaches the slot any more by then. If that
//! panics, the rest of the slot is dropped on the way, as of any struct.

use core::cell::UnsafeCell;
use core::mem;
use core::panic::Location;
use core::task::{Context, Poll};

use super::reach::Reach;
use crate::Resume;

/// What lies between the body and the engine.
pub struct Slot<Y, I: Woken> {
    /// What the body yields, and where.
    yielded: UnsafeCell<Option<(Y, I::At)>>,
    /// What it is woken with, until it takes it.
    said: UnsafeCell<I::Said>,
}

impl<Y, I: Woken> Slot<Y, I> {
    #[inline]
    pub(super) fn new(said: I::Said) -> Self {
        Slot { yielded: UnsafeCell::new(None), said: UnsafeCell::new(said) }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        // SAFETY: it is used by one at a time.
        unsafe { (*self.yielded.get()).is_none() }
    }

    /// Puts a value into a slot that is empty.
    #[inline]
    pub(super) fn put(&self, value: Y, at: I::At) {
        debug_assert!(self.is_empty());
        // SAFETY: it is used by one at a time; and nothing is dropped.
        unsafe { self.yielded.get().write(Some((value, at))) }
    }

    #[inline]
    pub(super) fn take(&self) -> Option<(Y, I::At)> {
        // SAFETY: it is used by one at a time; and nothing is dropped.
        unsafe { mem::take(&mut *self.yielded.get()) }
    }

    /// Answers what was said before, and is not heard any more.
    #[cfg(all(feature = "stream", not(feature = "std")))]
    #[inline]
    pub(super) fn say(&self, said: I::Said) -> I::Said {
        // SAFETY: it is used by one at a time; and nothing is dropped.
        unsafe { mem::replace(&mut *self.said.get(), said) }
    }

    #[inline]
    fn hear(&self) -> Option<I> {
        // SAFETY: it is used by one at a time, and `hear` runs no code of the user's: it takes what is there.
        I::hear(unsafe { &mut *self.said.get() })
    }

    #[inline]
    pub(super) fn is_unheard(&self) -> bool {
        // SAFETY: it is used by one at a time, and `unheard` runs no code of the user's.
        I::unheard(unsafe { &*self.said.get() })
    }
}

/// `()` and [`Resume`].
mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for () {}
impl<S, R> sealed::Sealed for Resume<S, R> {}

/// What a body is woken with, and what is kept for it. Emitted code and users may name it, but no more: what has a yielder
/// relies on how it is implemented.
pub trait Woken: sealed::Sealed + Sized {
    /// Where the body is suspended, if it is.
    type At: Copy + Default;

    /// What is said to the body.
    type Said: Default;

    /// What a suspension needs to hear it.
    type Key<K: Reach>: Copy;

    /// What is kept of a place.
    fn at(at: &'static Location<'static>) -> Self::At;

    /// The place, if it is kept.
    fn location(at: Self::At) -> Option<&'static Location<'static>>;

    /// What is said to a body that is suspended `at`.
    fn say(self, at: Self::At) -> Self::Said;

    /// Takes what is said.
    fn hear(said: &mut Self::Said) -> Option<Self>;

    /// Whether nobody took it.
    fn unheard(said: &Self::Said) -> bool;

    /// What is kept of the key to a slot of these types.
    fn key<K: Reach>(key: K) -> Self::Key<K>;

    /// Wakes a suspension in a later step than the one it was made in.
    ///
    /// # Safety
    ///
    /// The key is one to a slot of these types.
    unsafe fn wake<Y, K: Reach>(key: Self::Key<K>, context: &Context<'_>) -> Poll<Self>;
}

/// Nothing is said, and nothing is kept.
impl Woken for () {
    type At = ();
    type Said = ();
    type Key<K: Reach> = ();

    #[inline]
    fn at(_: &'static Location<'static>) {}

    #[inline]
    fn location((): ()) -> Option<&'static Location<'static>> {
        None
    }

    #[inline]
    fn say(self, (): ()) {}

    #[inline]
    fn hear((): &mut ()) -> Option<()> {
        Some(())
    }

    #[inline]
    fn unheard((): &()) -> bool {
        false
    }

    #[inline]
    fn key<K: Reach>(_: K) {}

    #[inline]
    unsafe fn wake<Y, K: Reach>((): (), _: &Context<'_>) -> Poll<()> {
        Poll::Ready(())
    }
}

impl<S, R> Woken for Resume<S, R> {
    type At = Option<&'static Location<'static>>;
    type Said = Option<Self>;
    type Key<K: Reach> = K;

    #[inline]
    fn at(at: &'static Location<'static>) -> Self::At {
        Some(at)
    }

    #[inline]
    fn location(at: Self::At) -> Option<&'static Location<'static>> {
        at
    }

    #[inline]
    fn say(self, at: Self::At) -> Option<Self> {
        at.is_some().then_some(self)
    }

    #[inline]
    fn hear(said: &mut Option<Self>) -> Option<Self> {
        said.take()
    }

    #[inline]
    fn unheard(said: &Option<Self>) -> bool {
        said.is_some()
    }

    #[inline]
    fn key<K: Reach>(key: K) -> K {
        key
    }

    #[inline]
    unsafe fn wake<Y, K: Reach>(key: K, context: &Context<'_>) -> Poll<Self> {
        // SAFETY: as the caller says. The slot is left again before anything else is called.
        unsafe { key.slot::<Y, Self>(context) }.and_then(Slot::hear).map_or(Poll::Pending, Poll::Ready)
    }
}
