//! A call of the function itself, as the state holds it that makes it.

use core::marker::PhantomData;
use core::mem;
use core::panic::Location;

use super::Call;
use crate::delegation::convert::{Inward, Outward};
use crate::delegation::{Delegate, Delegated, Outer, exit};
use crate::frames::{Ignored, Outcome};
use crate::raise::Raised;
use crate::{Inspect, Resume, State};

/// What is delegated to by such a call; it lies beside the state, and not in it.
pub struct Called<A, P, Y, R> {
    content: Content<A, R>,
    types: PhantomData<fn() -> (P, Y)>,
}

enum Content<A, R> {
    /// It is to begin, with these arguments.
    Begins(A),
    /// It has begun.
    Away,
    /// It has ended.
    Back(Outcome<R>),
}

/// Begins one, in a generator of these types.
#[inline]
pub fn called<A, P, Y, S, R>(call: Call<A, P>, _: Outer<Y, S, R>) -> Called<A, P, Y, R> {
    Called { content: Content::Begins(call.arguments), types: PhantomData }
}

/// What a state tells of a call that it holds.
pub trait Calls {
    /// The type of the function that is called.
    type Function;
    /// The tuple of its arguments.
    type Arguments;

    /// The arguments, of one that is to begin.
    fn begins(&mut self) -> Option<Self::Arguments>;
}

impl<A, P, Y, R> Calls for Called<A, P, Y, R> {
    type Function = P;
    type Arguments = A;

    #[inline(always)]
    fn begins(&mut self) -> Option<A> {
        match mem::replace(&mut self.content, Content::Away) {
            Content::Begins(arguments) => Some(arguments),
            content => {
                self.content = content;
                None
            }
        }
    }
}

impl<A, P, Y, R> Called<A, P, Y, R> {
    /// Tells what came of it: it is asked when it has ended.
    #[inline(always)]
    pub fn resume<S, I, O>(&mut self, resume: Resume<S, R>, (inward, outward): (I, O)) -> Delegated<Y, R, R>
    where
        I: Inward<R, R>,
        O: Outward<R, R>,
    {
        match resume {
            Resume::Start | Resume::Send(_) => match self.outcome() {
                Some(Outcome::Returned(value)) => Delegated::Return(value),
                Some(Outcome::Ignored) => Delegated::Raise(Raised::Ignored),
                Some(Outcome::Exited | Outcome::Exhausted) | None => Delegated::Raise(Raised::Exit),
            },
            resume => self.raise(resume, inward, outward),
        }
    }

    /// What is raised around it: all inside was closed before.
    #[inline(never)]
    fn raise<S, I, O>(&mut self, resume: Resume<S, R>, _: I, outward: O) -> Delegated<Y, R, R>
    where
        O: Outward<R, R>,
    {
        let closed = match self.outcome() {
            Some(Outcome::Ignored) => Err(Ignored),
            outcome => Ok(outcome.and_then(Outcome::value)),
        };
        Delegated::Raise(match (resume, closed) {
            (Resume::Throw(_), Err(Ignored)) => Raised::Ignored,
            (Resume::Throw(thrown), Ok(_)) => Raised::Throw(thrown),
            (Resume::Start | Resume::Send(_) | Resume::Close, closed) => exit(closed, outward),
        })
    }

    #[inline(always)]
    fn outcome(&mut self) -> Option<Outcome<R>> {
        match mem::replace(&mut self.content, Content::Away) {
            Content::Back(outcome) => Some(outcome),
            Content::Begins(_) | Content::Away => None,
        }
    }

    /// The return type, of a value that there is none of.
    #[inline]
    pub fn return_type(&self) -> PhantomData<R> {
        PhantomData
    }

    /// It is the machine that begins it.
    #[inline]
    pub fn hands_over(&self) -> bool {
        true
    }

    /// It closes nothing when it is dropped.
    #[inline]
    #[must_use]
    pub fn handled(self) -> Self {
        self
    }
}

impl<A, P, Y, S, R> Delegate<Y, S, R> for Called<A, P, Y, R> {
    #[inline]
    fn is_away(&self) -> bool {
        matches!(self.content, Content::Away)
    }

    #[inline(always)]
    fn take_back(&mut self, outcome: Outcome<R>) {
        self.content = Content::Back(outcome);
    }
}

/// The states inside are seen from the machine: then this stands for one that is suspended.
impl<A, P, Y, R> Inspect for Called<A, P, Y, R> {
    fn inspected_state(&self) -> State {
        State::Suspended
    }

    fn inspected_location(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn inspected_delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

/// Whoever clones a machine finds its calls away: what they begin with, and what came of them, is there only while it runs.
impl<A, P, Y, R> Clone for Called<A, P, Y, R> {
    fn clone(&self) -> Self {
        Called { content: Content::Away, types: PhantomData }
    }
}
