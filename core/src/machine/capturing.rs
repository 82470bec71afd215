//! Machines whose step closure captures: those of a [`gen_!`](macro@crate::gen_) that leaves a name to it.
//!
//! Whether a name that is only called is a local or a function, syntax can't tell. rustc can: the closure is `move`, and takes what is
//! a local. So it is called by `FnMut`, and it is a part of the state: what it took is dropped when the body ends, after the locals.
//!
//! ```text
//! capturing_iterator::<Y, _, _, _>(State::Unresumed { xs }, move |state: &mut State<_>| … f(x) …)
//! ```

#![allow(clippy::type_complexity, reason = "they are what a machine is made of")]

use core::cell::Cell;
use core::fmt;
use core::panic::Location;

use super::said::{Left, Said};
use super::{Close, IntoItem, IntoStep, IteratorMachine, LastError, Machine, Plain, Saved, Step};
use crate::__private::kind::Kind;
use crate::__private::size_hint::SizeHint;
use crate::frames::{Handover, Outcome};
use crate::{Inspect, Resume, State};

/// A state, and the closure that steps it, until the body has ended.
#[derive(Clone)]
pub struct Capturing<St, F> {
    state: St,
    step: Option<F>,
}

impl<St, F> Capturing<St, F> {
    #[inline]
    fn new(state: St, step: F) -> Self {
        Capturing { state, step: Some(step) }
    }

    #[inline]
    fn resume<Y, S, R, O>(&mut self, resume: Resume<S, R>) -> O
    where
        F: FnMut(&mut St, Resume<S, R>) -> O,
        O: IntoStep<Y, R>,
    {
        match (&mut self.step, resume) {
            (Some(step), resume) => step(&mut self.state, resume),
            (None, Resume::Throw(thrown)) => O::returned(thrown),
            (None, Resume::Start | Resume::Send(_) | Resume::Close) => O::exited(),
        }
    }
}

/// Makes an iterator, as [`iterator`](super::iterator()) does.
#[inline]
pub fn capturing_iterator<Y, St, O, F>(
    state: St,
    step: F,
) -> IteratorMachine<Capturing<St, F>, impl Fn(&mut Capturing<St, F>) -> O + Clone, Y, O>
where
    St: Close,
    F: FnMut(&mut St) -> O,
    O: IntoItem<Y>,
{
    super::iterator(Capturing::new(state, step), |capturing: &mut Capturing<St, F>| match &mut capturing.step {
        Some(step) => step(&mut capturing.state),
        None => O::exited(),
    })
}

/// The same, as [`iterator_that_says`](super::said::iterator_that_says) does.
#[inline]
pub fn capturing_iterator_that_says<Y, St, O, F>(
    state: St,
    step: F,
) -> IteratorMachine<Capturing<St, F>, impl Fn(&mut Capturing<St, F>) -> O::Step + Clone, Y, O::Step>
where
    St: Close,
    F: FnMut(&mut St, Said<'_, Y>) -> O,
    O: Left<Y>,
{
    super::iterator(Capturing::new(state, step), |capturing: &mut Capturing<St, F>| match &mut capturing.step {
        Some(step) => {
            let said = Cell::new(None);
            let left = step(&mut capturing.state, Said(&said));
            left.saying(said.into_inner().map_or(Step::Return(()), Step::Yield))
        }
        None => O::Step::exited(),
    })
}

/// Makes a generator, as [`generator_of`](super::generator_of()) does.
#[inline]
pub fn capturing_generator_of<Y, S, R, St, O, K, F, M>(
    mode: M,
    kind: K,
    state: St,
    step: F,
) -> Machine<Capturing<St, F>, impl Fn(&mut Capturing<St, F>, Resume<S, R>) -> O + Clone, Y, S, R, O, K, M>
where
    F: FnMut(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
{
    super::generator_of(
        mode,
        kind,
        Capturing::new(state, step),
        |capturing: &mut Capturing<St, F>, resume: Resume<S, R>| capturing.resume(resume),
    )
}

macro_rules! capturing {
    ($(#[$doc:meta])* $name:ident as $plain:ident, $mode:ty) => {
        $(#[$doc])*
        #[inline]
        pub fn $name<Y, S, R, St, O, K, F>(
            kind: K,
            state: St,
            step: F,
        ) -> Machine<Capturing<St, F>, impl Fn(&mut Capturing<St, F>, Resume<S, R>) -> O + Clone, Y, S, R, O, K, $mode>
        where
            F: FnMut(&mut St, Resume<S, R>) -> O,
            O: IntoStep<Y, R>,
            K: Kind<S>,
            St: Saved<Y, S, R>,
        {
            super::$plain(
                kind,
                Capturing::new(state, step),
                |capturing: &mut Capturing<St, F>, resume: Resume<S, R>| capturing.resume(resume),
            )
        }
    };
}

capturing! {
    /// Makes a generator, as [`generator`](super::generator()) does.
    capturing_generator as generator, Plain
}
capturing! {
    /// Makes a generator, as [`fallible_generator`](super::fallible_generator()) does.
    capturing_fallible_generator as fallible_generator, LastError
}

impl<St: Close, F> Close for Capturing<St, F> {
    #[inline]
    fn close(&mut self) {
        self.state.close();
        self.step = None;
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        self.state.size_hint()
    }
}

impl<Y, S, R, St: Saved<Y, S, R>, F> Saved<Y, S, R> for Capturing<St, F> {
    const HANDS_OVER: bool = St::HANDS_OVER;

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
    fn waits_for_frames(&self) -> bool {
        self.state.waits_for_frames()
    }

    #[inline(always)]
    fn sent_inside(&mut self, sent: S) -> Result<Y, Option<S>> {
        self.state.sent_inside(sent)
    }

    #[inline]
    fn hand_over<'a>(&mut self, to: Handover<'_, 'a, Y, S, R>) -> bool
    where
        Self: 'a,
    {
        self.state.hand_over(to)
    }

    #[inline]
    fn take_back(&mut self, outcome: Outcome<R>) {
        self.state.take_back(outcome);
    }
}

/// Prints what the state prints.
impl<St: fmt::Debug, F> fmt::Debug for Capturing<St, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}
