//! How a body finds its slot: one of three ways, each with an argument of its own.

use core::task::{Context, Poll};

use super::slot::{Slot, Woken};

#[cfg(all(feature = "stream", not(feature = "std")))]
pub(super) mod beside;
#[cfg(all(feature = "stream", feature = "std"))]
pub(super) mod local;
#[cfg(feature = "alloc")]
pub(super) mod waker;

/// The key to a slot. Yielders and suspensions have one; a body gets its yielder from its engine.
pub trait Reach: Copy {
    /// What a suspension knows of the value that was handed over: whether it was polled since, or the value itself.
    type Held<T>;

    /// What a body does to suspend itself before what it makes is polled: its slot is the one that is used.
    ///
    /// # Panics
    ///
    /// If it is not, or holds a value already.
    ///
    /// # Safety
    ///
    /// The key is one to a slot of these types, and the yielder of its body calls this.
    unsafe fn hand_over<Y, I: Woken>(self, value: Y, at: I::At) -> Self::Held<(Y, I::At)>;

    /// The same in a future that something else of the body polls: what does may have a slot of its own.
    ///
    /// # Panics
    ///
    /// If the slot is not reached from here, or holds a value already.
    ///
    /// # Safety
    ///
    /// The same.
    #[inline]
    #[track_caller]
    unsafe fn hand_further_out<Y, I: Woken>(self, value: Y, at: I::At) -> Self::Held<(Y, I::At)> {
        // SAFETY: as the caller says.
        unsafe { self.hand_over::<Y, I>(value, at) }
    }

    /// Whether a suspension is polled for the first time; what it then does. Of one in a future only that: there the answer may be wrong.
    ///
    /// # Safety
    ///
    /// The suspension was made by the yielder of a body, which `hand_over` or `hand_further_out` was called for.
    unsafe fn is_new<Y, I: Woken>(held: &mut Self::Held<(Y, I::At)>, context: &Context<'_>) -> bool;

    /// The slot, if it is reached from here.
    ///
    /// # Safety
    ///
    /// The key is one to a slot of these types. The reference is not kept: the slot is alive for certain as long as no code of the
    /// user's is called.
    unsafe fn slot<'a, Y: 'a, I: Woken + 'a>(self, context: &'a Context<'_>) -> Option<&'a Slot<Y, I>>;

    /// Takes what was handed over out of the slot again, if the step is not over and the slot is reached from here.
    ///
    /// # Safety
    ///
    /// The key is one to a slot of these types, and what has it lives no longer than the body.
    unsafe fn take_back<Y, I: Woken>(self) -> Option<(Y, I::At)>;
}

/// Where the slot of an engine lies.
pub(crate) trait Way<Y, I: Woken> {
    /// What finds it.
    type Key: Reach;

    /// A key to the slot of an engine that does not move any more.
    fn key(&self) -> Self::Key;

    /// Runs `poll`, during which the body finds the slot, and in it what is said.
    ///
    /// What is left in the slot is dropped, which is the user's code and may panic, before what this returns is made of its parts:
    /// those would be forgotten.
    fn run<O>(
        &self,
        said: I::Said,
        context: &mut Context<'_>,
        poll: impl FnOnce(&mut Context<'_>) -> Poll<O>,
    ) -> Ran<Y, I, O>;
}

/// What became of a step.
pub(crate) struct Ran<Y, I: Woken, O> {
    pub(super) polled: Poll<O>,
    /// What the body has yielded, if it has suspended itself.
    pub(super) yielded: Option<(Y, I::At)>,
    /// Nobody took what was said, as far as that is asked: where nothing was yielded.
    pub(super) is_unheard: bool,
}

/// The slot that was found, if a value can be put into it; else whether its body is what runs.
#[inline]
fn free<Y, I: Woken>(slot: Option<&Slot<Y, I>>) -> Result<&Slot<Y, I>, bool> {
    match slot {
        Some(slot) if slot.is_empty() => Ok(slot),
        slot => Err(slot.is_some()),
    }
}

/// The same where a body suspends itself, which nothing but itself polls. It does not return, not even where a panic aborts: what the optimiser
/// has seen of the slot holds from there on. Told that a call may come back, it would keep the slot in memory, and a paged stream would take twice
/// as many instructions for an item (`scripts/assembly "stream: pages" for genfn`).
#[cfg(all(feature = "stream", feature = "std"))]
#[cold]
#[inline(never)]
#[track_caller]
fn refuse_for_good<Y>(value: Y, runs: bool) -> ! {
    drop(value);
    refused(runs)
}

/// Drops a value that can't be handed over, and says why.
///
/// The drop is the user's code, which may panic, resume what it likes, or never return: whoever calls this has no reference to a slot
/// any more, and a suspension has let go of the value before.
#[cold]
#[inline(never)]
#[track_caller]
fn refuse<Y>(value: Y, runs: bool) {
    drop(value);
    // In a destructor, a second panic would abort.
    #[cfg(feature = "std")]
    if !runs && std::thread::panicking() {
        return;
    }
    refused(runs)
}

#[track_caller]
fn refused(runs: bool) -> ! {
    if runs {
        panic!("a generator yields while it is suspended at another `yield_!`");
    }
    panic!("a generator yields where it is not what runs");
}
