//! The machines that emitted code builds: a state, and a closure that captures nothing and steps it.
//!
//! ```text
//! generator::<Y, S, R, _, _, _, _>(
//!     kind,                                  // how nothing is sent: a `Kind<S>`
//!     State::Unresumed { n },                // the first state, with the arguments
//!     |state: &mut State<_, _>, resume| …,   // runs from a state to the next suspension point
//! )
//! ```
//!
//! The closure finds out by its own `match` in what state it is: to look before calling it would be to look twice. What it is
//! woken with fits the state, which [`woken`] sees to:
//!
//! - `Resume::Start` does not come when the state is `Suspended`, but where it delegates: after `Step::Delegates`, at first or
//!   when what it has [handed over](crate::frames) has ended;
//!
//! In return the closure leaves the state suspended when it yields. When it ends or panics, [the machine closes it](closing).
//! Once closed, it raises what is thrown into it, and else says `Step::Exited`.

mod by_value;
mod capturing;
mod closing;
mod foldable;
mod handling;
mod iterator;
pub mod said;
mod step;
mod wrapper;

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::mem;
use core::ops::ControlFlow;
use core::panic::Location;

use crate::__private::kind::Kind;
use crate::frames::{Driven, Handover, Outcome, Receiver, Stop, Wake, refused, resume_of_whole};
use crate::generator::next_item;
use crate::{Generator, Inspect, Iterates, Resume, State, StopIteration};

pub use by_value::{ByValue, by_value};
pub use capturing::{
    capturing_fallible_generator, capturing_generator, capturing_generator_of, capturing_iterator,
    capturing_iterator_that_says,
};
pub(crate) use closing::Stepped;
pub use closing::{Close, gone};
pub(crate) use foldable::run_whole;
pub use foldable::{FoldableMachine, Sink};
pub(crate) use handling::handled;
pub use handling::{Handling, handling};
pub use iterator::next as next_of;
pub use iterator::{IteratorMachine, iterator};
pub use step::{IntoItem, IntoStep, Step};

/// What an emitted state enum tells of itself.
///
/// `Y`, `S` and `R` are the machine's: what it delegates to may be handed over to a driver of such [frames](crate::frames).
pub trait Saved<Y, S, R>: Close {
    /// Whether there is something that it may hand over. Where there is not, the machine has one place only that steps it,
    /// and no call in between.
    const HANDS_OVER: bool = false;

    /// See [`Generator::state`].
    fn state(&self) -> State;

    /// See [`Generator::suspended_at`].
    fn suspended_at(&self) -> Option<&'static Location<'static>>;

    /// See [`Generator::delegate`].
    fn delegate(&self) -> Option<&dyn Inspect>;

    /// See [`Generator::waits_for_frames`].
    #[inline]
    fn waits_for_frames(&self) -> bool {
        false
    }

    /// Sends it to the innermost frame, if this one drives frames and they are here. `Err`: they are not; or, with nothing in it, they have
    /// ended, and the body is to go on.
    #[inline(always)]
    fn sent_inside(&mut self, sent: S) -> Result<Y, Option<S>> {
        Err(Some(sent))
    }

    /// Hands over what it delegates to. `false` if that stays where it is, or there is nothing.
    #[inline]
    fn hand_over<'a>(&mut self, to: Handover<'_, 'a, Y, S, R>) -> bool
    where
        Self: 'a,
    {
        let _ = to;
        false
    }

    /// Takes back what came of that.
    #[inline]
    fn take_back(&mut self, outcome: Outcome<R>) {
        let _ = outcome;
        unreachable!("it has handed nothing over; this is a bug in genfn")
    }
}

/// The machine of a function that returns `impl Generator<Yield = Y, Send = S, Return = R>`.
///
/// `O` is what the closure returns, some [`IntoStep`]. `M` says how it iterates: [`Plain`] or [`LastError`].
#[must_use = "generators are lazy and do nothing unless resumed"]
pub struct Machine<St, F, Y, S, R, O, K, M> {
    state: St,
    step: F,
    #[expect(clippy::type_complexity, reason = "markers only, and all of them")]
    types: PhantomData<fn(S, R) -> (Y, O, K, M)>,
}

/// A machine that iterates over what it yields. What it returns is not seen by a `for` loop.
pub struct Plain;

/// A machine that iterates as its return type [has it](Iterates). One that returns a `Result` iterates over `Result`s: the error that
/// ended it comes last, so that a `for` loop never loses it.
pub struct LastError;

/// A machine that would iterate over what it yields, and returns what is a `Result`, or may be one. Who iterates it is told to
/// write that.
pub struct Unseen;

/// Where a generator would lose its error: rustc comes here only if it is iterated.
pub(crate) const fn unseen() -> ! {
    panic!(
        "this generator is iterated, and may end with an error that no item has a place for: write `Return = Result<…>` \
         in its signature, not an alias; or what it iterates over, as `+ Iterator<Item = Result<…>>`; or that what it returns \
         is no error, as `impl genfn::Value for …` or a bound; docs/iterating.md has the rule"
    )
}

/// Makes a generator, which iterates over its `Y` if it is sent nothing.
///
/// Every bound that lets types flow from the first state into the closure stands here: an adapter in between would stop
/// them.
#[inline]
pub fn generator<Y, S, R, St, O, K, F>(_kind: K, state: St, step: F) -> Machine<St, F, Y, S, R, O, K, Plain>
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
{
    Machine { state, step, types: PhantomData }
}

/// Makes a generator that iterates [as its `R` has it](Iterates) if it is sent nothing: over `Result<Y, E>` where that is a
/// `Result<_, E>`.
#[inline]
pub fn fallible_generator<Y, S, R, St, O, K, F>(
    _kind: K,
    state: St,
    step: F,
) -> Machine<St, F, Y, S, R, O, K, LastError>
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
{
    Machine { state, step, types: PhantomData }
}

/// Makes a generator that is sent nothing and iterates over its `Y`, unless `R` is seen to be [something else](Unseen).
#[inline]
pub fn generator_of<Y, S, R, St, O, K, F, M>(_mode: M, _kind: K, state: St, step: F) -> Machine<St, F, Y, S, R, O, K, M>
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
{
    Machine { state, step, types: PhantomData }
}

/// How a body in this state is to be woken, as promised above.
///
/// The state is asked for only where the answer depends on it.
#[inline]
pub(crate) fn woken<K: Kind<S>, S, R>(state: impl Fn() -> State, resume: Resume<S, R>) -> Resume<S, R> {
    match resume {
        Resume::Start if state() == State::Suspended => Resume::Send(K::nothing().expect("generator already started")),
        Resume::Start | Resume::Send(_) | Resume::Throw(_) | Resume::Close => resume,
    }
}

#[cold]
fn hands_nothing_over() -> ! {
    unreachable!("it has nothing to hand over; this is a bug in genfn")
}

#[diagnostic::do_not_recommend]
impl<St, F, Y, S, R, O, K, M> Generator for Machine<St, F, Y, S, R, O, K, M>
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
{
    type Yield = Y;
    type Send = S;
    type Return = R;

    // What is around the step is small, and what it is woken with is known at most calls: the step itself is left to be judged.
    #[inline(always)]
    fn resume(&mut self, resume: Resume<S, R>) -> Result<Y, StopIteration<R>> {
        let mut receiver = Receiver::alone();
        let yielded = match (resume, K::nothing()) {
            // To start it is to send nothing, wherever it stands, if that can be sent.
            (Resume::Send(sent), _) | (Resume::Start, Some(sent)) => self.sent_to(sent, &mut receiver),
            (Resume::Start, None) => self.driven(Wake::Begin, &mut receiver),
            (resume, _) => self.driven(Wake::Resume(resume), &mut receiver),
        };
        match yielded {
            Some(value) => Ok(value),
            None => Err(StopIteration { value: receiver.value() }),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn sent_to<'a>(&mut self, sent: S, receiver: &mut Receiver<'_, 'a, Y, S, R>) -> Option<Y>
    where
        Self: 'a,
    {
        let stepped = Stepped(&mut self.state);
        let sent = match stepped.0.sent_inside(sent) {
            Ok(value) => {
                mem::forget(stepped);
                return Some(value);
            }
            Err(Some(sent)) => sent,
            Err(None) if St::HANDS_OVER => {
                mem::forget(stepped);
                return self.driven(Wake::Resume(Resume::Start), receiver);
            }
            Err(None) => hands_nothing_over(),
        };
        receiver.stop = match (self.step)(&mut *stepped.0, Resume::Send(sent)).into_step() {
            Step::Yield(value) => {
                mem::forget(stepped);
                return Some(value);
            }
            Step::Last(value) => return Some(value),
            Step::Return(value) => Stop::Ended(Outcome::Returned(value)),
            Step::Exited => Stop::Ended(Outcome::Exited),
            Step::Ignored => Stop::Ended(Outcome::Ignored),
            Step::Refused => {
                mem::forget(stepped);
                Stop::Refused
            }
            Step::Delegates if St::HANDS_OVER => {
                mem::forget(stepped);
                return self.delegates(receiver);
            }
            Step::Delegates => hands_nothing_over(),
        };
        None
    }

    #[inline]
    fn state(&self) -> State {
        self.state.state()
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.state.suspended_at()
    }

    #[inline]
    fn delegate(&self) -> Option<&dyn Inspect> {
        self.state.delegate()
    }

    #[inline]
    fn is_nothing(&self, sent: &S) -> bool {
        K::is_nothing(sent)
    }

    #[inline]
    fn nothing(&self) -> Option<S> {
        K::nothing()
    }

    fn drive<'a>(&mut self, wake: Wake<S, R>, mut to: Handover<'_, 'a, Y, S, R>) -> Driven<Y, R>
    where
        Self: 'a,
    {
        let resume = match wake {
            wake if !St::HANDS_OVER => match resume_of_whole(self, wake) {
                Ok(resume) => woken::<K, S, R>(|| self.state.state(), resume),
                Err(ended) => return Driven::Ended(ended),
            },
            Wake::Resume(resume) => resume,
            wake => match self.resume_of(wake, to.again()) {
                ControlFlow::Continue(resume) => resume,
                ControlFlow::Break(driven) => return driven,
            },
        };
        self.run(resume, to)
    }

    #[inline]
    fn waits_for_frames(&self) -> bool {
        self.state.waits_for_frames()
    }

    #[inline(always)]
    fn end_where_it_stands(&mut self) {
        self.state.close();
    }
}

impl<St, F, Y, S, R, O, K, M> Machine<St, F, Y, S, R, O, K, M>
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
{
    /// Runs the body until it yields, hands over, or has ended.
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn run<'a>(&mut self, mut resume: Resume<S, R>, mut to: Handover<'_, 'a, Y, S, R>) -> Driven<Y, R>
    where
        Self: 'a,
    {
        loop {
            let stepped = Stepped(&mut self.state);
            match (self.step)(&mut *stepped.0, resume).into_step() {
                Step::Yield(value) => {
                    mem::forget(stepped);
                    return Driven::Yielded(value);
                }
                Step::Last(value) => return Driven::Yielded(value),
                Step::Return(value) => return Driven::Ended(Outcome::Returned(value)),
                Step::Exited => return Driven::Ended(Outcome::Exited),
                Step::Ignored => return Driven::Ended(Outcome::Ignored),
                Step::Refused => {
                    mem::forget(stepped);
                    refused()
                }
                Step::Delegates => mem::forget(stepped),
            }
            if self.state.hand_over(to.again()) {
                return Driven::Delegates;
            }
            resume = Resume::Start;
        }
    }

    /// As [`sent_to`](Generator::sent_to), for all that is not sent. Out of the way of what is.
    #[inline(never)]
    fn driven<'a>(&mut self, wake: Wake<S, R>, receiver: &mut Receiver<'_, 'a, Y, S, R>) -> Option<Y>
    where
        Self: 'a,
    {
        match self.drive(wake, receiver.to.again()) {
            Driven::Yielded(value) => return Some(value),
            Driven::Ended(outcome) => receiver.stop = Stop::Ended(outcome),
            Driven::Delegates => receiver.stop = Stop::Delegates,
        }
        None
    }

    /// The same, where the body has come to a `yield_from!`.
    #[inline(never)]
    fn delegates<'a>(&mut self, receiver: &mut Receiver<'_, 'a, Y, S, R>) -> Option<Y>
    where
        Self: 'a,
    {
        if self.state.hand_over(receiver.to.again()) {
            receiver.stop = Stop::Delegates;
            return None;
        }
        self.driven(Wake::Resume(Resume::Start), receiver)
    }

    /// The resume argument of a frame that begins, or learns of what it handed over; or what comes of it without one. Out of
    /// the way of what happens for every item.
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume_of<'a>(
        &mut self,
        wake: Wake<S, R>,
        to: Handover<'_, 'a, Y, S, R>,
    ) -> ControlFlow<Driven<Y, R>, Resume<S, R>>
    where
        Self: 'a,
    {
        ControlFlow::Continue(match wake {
            Wake::Resume(resume) => resume,
            Wake::Begin => match self.state.state() {
                State::Created => Resume::Start,
                State::Suspended if self.state.hand_over(to) => return ControlFlow::Break(Driven::Delegates),
                State::Suspended => Resume::Send(K::nothing().expect("generator already started")),
                State::Closed => return ControlFlow::Break(Driven::Ended(Outcome::Exhausted)),
            },
            Wake::Ended(outcome) => {
                self.state.take_back(outcome);
                Resume::Start
            }
            Wake::Closed(outcome) => {
                self.state.take_back(outcome);
                return ControlFlow::Break(self.drive(Wake::Resume(Resume::Close), Handover::NOBODY));
            }
        })
    }
}

impl<St, F, Y, R, O, K> Iterator for Machine<St, F, Y, (), R, O, K, Plain>
where
    F: Fn(&mut St, Resume<(), R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<()>,
    St: Saved<Y, (), R>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        self.resume(Resume::Send(())).ok()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.state.size_hint()
    }
}

impl<St, F, Y, R, O, K> FusedIterator for Machine<St, F, Y, (), R, O, K, Plain> where Self: Iterator {}

impl<St, F, Y, R, O, K> Iterator for Machine<St, F, Y, (), R, O, K, LastError>
where
    F: Fn(&mut St, Resume<(), R>) -> O,
    O: IntoStep<Y, R>,
    R: Iterates<Y>,
    K: Kind<()>,
    St: Saved<Y, (), R>,
{
    type Item = R::Item;

    #[inline]
    fn next(&mut self) -> Option<R::Item> {
        next_item(self)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.state.size_hint()
    }
}

impl<St, F, Y, R, O, K> FusedIterator for Machine<St, F, Y, (), R, O, K, LastError> where Self: Iterator {}

impl<St, F, Y, R, O, K> Iterator for Machine<St, F, Y, (), R, O, K, Unseen> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        const { unseen() }
    }
}

impl<St, F, Y, R, O, K> FusedIterator for Machine<St, F, Y, (), R, O, K, Unseen> {}

// No local is ever pinned in it.
impl<St, F, Y, S, R, O, K, M> Unpin for Machine<St, F, Y, S, R, O, K, M> {}

impl<St: Clone, F: Clone, Y, S, R, O, K, M> Clone for Machine<St, F, Y, S, R, O, K, M> {
    fn clone(&self) -> Self {
        Machine { state: self.state.clone(), step: self.step.clone(), types: PhantomData }
    }
}

/// Prints what the state prints, and nothing around it.
impl<St: fmt::Debug, F, Y, S, R, O, K, M> fmt::Debug for Machine<St, F, Y, S, R, O, K, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}

#[cfg(test)]
mod tests;
