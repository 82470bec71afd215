//! Delegation from box to box, at one cost at any depth: a stack of frames, of which the innermost is resumed.
//!
//! ```text
//! outer ── yield_from! ──▶ [ frame, frame, …, innermost ]      outer resumes the innermost, and nothing else
//! ```
//!
//! A generator that delegates to a `Box<dyn Generator<…>>` is the *driver* of a stack, which lies in its own state, where the
//! inner generator would. The generators on it are the *frames*: each delegates to the next. What a frame comes to delegate
//! to, it hands over to the driver, and learns of it when it has ended. These are the invariants:
//!
//! - A generator lies in one place: in the stack of one driver. So nothing is nested however deep the delegation goes, and a
//!   drop recurses no deeper than a resume.
//! - Every frame but the innermost is suspended at a `yield_from!` whose generator it has handed over. It is woken only
//!   when that one has ended, with its [`Outcome`]: [`Wake::Ended`], or [`Wake::Closed`] on the way out.
//! - The innermost frame has handed nothing over. It may drive a stack of its own: of frames with other types.
//! - Frames have one `Yield`, one `Send` and one `Return`: what is sent, yielded and thrown means the same to all of them, so
//!   that those in between need not be asked. They are of one kind, too: [`Frames`] that can be sent to another thread hold
//!   generators that can.
//! - Frames are closed, unwound and dropped as if each were a local of the one around it: the innermost first. One
//!   that is dropped while the frame inside it has no outcome runs no handlers: it is being unwound.
//! - A frame that ignores its exit is dropped, and the one around it learns of that: [`Outcome::Ignored`].
//!
//! Whoever implements [`Generator`] by hand, a `&mut` generator and a pinned one hand nothing over: they resume what they
//! delegate to themselves, as [`Generator::drive`] has it where it isn't overridden.

#[cfg(feature = "alloc")]
mod seen;
#[cfg(feature = "alloc")]
mod stack;

use core::marker::PhantomData;

use crate::{Generator, Resume, State, StopIteration};

#[cfg(feature = "alloc")]
pub(crate) use seen::Seen;
#[cfg(feature = "alloc")]
pub use stack::{Frame, Frames};

/// How a driver wakes a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake<S, R> {
    /// It is delegated to from now on: `next`, whether or not it has been started.
    Begin,
    /// As by [`Generator::resume`], but not [`Resume::Start`].
    Resume(Resume<S, R>),
    /// What it handed over has ended.
    Ended(Outcome<R>),
    /// The same; now `GeneratorExit` is raised in it, as by [`Resume::Close`].
    Closed(Outcome<R>),
}

/// What a frame comes to when it is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Driven<Y, R> {
    /// It is suspended at a `yield_!` of this value.
    Yielded(Y),
    /// It is suspended at a `yield_from!`, and has handed over what it delegates to.
    Delegates,
    /// It has ended.
    Ended(Outcome<R>),
}

/// How a generator ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<R> {
    /// It returned this.
    Returned(R),
    /// `GeneratorExit` went out of it.
    Exited,
    /// It had ended before it was delegated to.
    Exhausted,
    /// What it delegated to ignored its exit, and nothing in it caught that.
    Ignored,
}

/// What was to end yielded instead; or something inside it did, and nothing caught that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ignored;

impl<R> Outcome<R> {
    /// What it returned, if it did.
    #[inline]
    pub fn value(self) -> Option<R> {
        match self {
            Outcome::Returned(value) => Some(value),
            Outcome::Exited | Outcome::Exhausted | Outcome::Ignored => None,
        }
    }
}

impl<Y, R> Driven<Y, R> {
    /// What comes of a close.
    #[inline]
    pub fn closed(self) -> Result<Option<R>, Ignored> {
        match self {
            Driven::Yielded(_) | Driven::Ended(Outcome::Ignored) => Err(Ignored),
            Driven::Ended(outcome) => Ok(outcome.value()),
            Driven::Delegates => handed_to_nobody(),
        }
    }

    /// What [`Generator::resume`] returns; an error where that panics.
    #[inline]
    pub fn resumed(self) -> Result<Result<Y, StopIteration<R>>, Ignored> {
        match self {
            Driven::Yielded(value) => Ok(Ok(value)),
            Driven::Ended(Outcome::Ignored) => Err(Ignored),
            Driven::Ended(outcome) => Ok(Err(StopIteration { value: outcome.value() })),
            Driven::Delegates => handed_to_nobody(),
        }
    }
}

#[cold]
fn handed_to_nobody() -> ! {
    unreachable!("it handed over to nobody; this is a bug in genfn")
}

/// Raises something in a generator that stands by itself: a panic does not tell what ignored its exit.
#[inline]
pub(crate) fn raise<G: Generator + ?Sized>(
    generator: &mut G,
    resume: Resume<G::Send, G::Return>,
) -> Driven<G::Yield, G::Return> {
    generator.drive(Wake::Resume(resume), Handover::NOBODY)
}

/// What Python says.
#[cold]
#[track_caller]
pub(crate) fn refused() -> ! {
    panic!("can't send non-None value to a just-started generator")
}

/// What Python says.
#[cold]
#[track_caller]
pub(crate) fn ignored() -> ! {
    panic!("generator ignored GeneratorExit")
}

/// What a generator that is sent something comes to, if it does not yield.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop<R> {
    /// It has ended.
    Ended(Outcome<R>),
    /// It is as [`Driven::Delegates`] has it.
    Delegates,
    /// It was just created, and takes nothing yet: it is as it was.
    Refused,
}

/// What a generator tells that is sent something, besides what it yields; and where it puts what it hands over. One place for both, so that one
/// register holds it.
pub struct Receiver<'s, 'a, Y, S, R> {
    /// Is looked at where nothing is yielded, and only then.
    pub stop: Stop<R>,
    /// The driver's hands.
    pub to: Handover<'s, 'a, Y, S, R>,
}

impl<Y, S, R> Receiver<'_, '_, Y, S, R> {
    /// There is no driver. No constant: what it leaves open would be copied as well.
    #[inline(always)]
    pub fn alone() -> Self {
        Receiver { stop: Stop::Ended(Outcome::Exited), to: Handover::NOBODY }
    }

    /// What it returned, if it has ended.
    ///
    /// # Panics
    ///
    /// Where nobody is there to be told what it came to instead.
    #[inline]
    #[track_caller]
    pub fn value(self) -> Option<R> {
        match self.stop {
            Stop::Ended(Outcome::Ignored) => ignored(),
            Stop::Ended(outcome) => outcome.value(),
            Stop::Delegates => handed_to_nobody(),
            Stop::Refused => refused(),
        }
    }
}

impl<R> From<StopIteration<R>> for Outcome<R> {
    #[inline]
    fn from(stop: StopIteration<R>) -> Self {
        stop.value.map_or(Outcome::Exited, Outcome::Returned)
    }
}

/// Where a frame puts what it hands over: the driver's hands.
pub enum Handover<'s, 'a, Y, S, R> {
    /// For a driver that takes any generator.
    #[cfg(feature = "alloc")]
    Any(&'s mut Option<Frames<dyn Generator<Yield = Y, Send = S, Return = R> + 'a>>),
    /// For one that may be sent to another thread.
    #[cfg(feature = "alloc")]
    Sendable(&'s mut Option<Frames<dyn Generator<Yield = Y, Send = S, Return = R> + Send + 'a>>),
    /// There is none: it is resumed by somebody else.
    Nobody(PhantomData<(&'s (), &'a (), Y, S, R)>),
}

impl<'a, Y, S, R> Handover<'_, 'a, Y, S, R> {
    /// There is no driver.
    pub const NOBODY: Self = Handover::Nobody(PhantomData);

    /// The same, for one of several attempts.
    #[inline]
    pub fn again(&mut self) -> Handover<'_, 'a, Y, S, R> {
        match self {
            #[cfg(feature = "alloc")]
            Handover::Any(to) => Handover::Any(to),
            #[cfg(feature = "alloc")]
            Handover::Sendable(to) => Handover::Sendable(to),
            Handover::Nobody(_) => Handover::NOBODY,
        }
    }
}

/// Drives a frame that hands nothing over.
#[inline]
pub(crate) fn drive_whole<G: Generator + ?Sized>(
    generator: &mut G,
    wake: Wake<G::Send, G::Return>,
) -> Driven<G::Yield, G::Return> {
    match resume_of_whole(generator, wake).map(|resume| generator.resume(resume)) {
        Ok(Ok(value)) => Driven::Yielded(value),
        Ok(Err(stop)) => Driven::Ended(stop.into()),
        Err(ended) => Driven::Ended(ended),
    }
}

/// What a frame that hands nothing over is resumed with; or how it has ended.
#[inline]
#[expect(clippy::type_complexity, reason = "what a frame is resumed with, or how it ended")]
pub(crate) fn resume_of_whole<G: Generator + ?Sized>(
    generator: &G,
    wake: Wake<G::Send, G::Return>,
) -> Result<Resume<G::Send, G::Return>, Outcome<G::Return>> {
    Ok(match wake {
        Wake::Begin => match generator.state() {
            State::Created => Resume::Start,
            State::Suspended => generator.nothing().map_or(Resume::Start, Resume::Send),
            State::Closed => return Err(Outcome::Exhausted),
        },
        Wake::Resume(resume) => resume,
        Wake::Ended(_) | Wake::Closed(_) => unreachable!("it has handed nothing over; this is a bug in genfn"),
    })
}
