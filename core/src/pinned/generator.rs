//! Synchronous generators on the pinned engine.

use alloc::boxed::Box;
use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use super::engine::{Address, Drive, Exit, NoHandlers, Progress, Yielder, in_a_box};
use crate::__private::kind::Kind;
use crate::frames::{Driven, Handover, Ignored, Outcome, Wake, ignored, resume_of_whole};
use crate::generator::next_item;
use crate::machine::{IntoStep, LastError, Plain, Step, Unseen, unseen};
use crate::{Generator, Inspect, Iterates, Resume, State, StopIteration};

/// The machine of a function with `#[generator(pinned)]`. Its parameters are those of the explicit
/// [`Machine`](crate::machine::Machine), and the engine in place of a state.
#[must_use = "generators are lazy and do nothing unless resumed"]
pub struct PinnedGenerator<Y, S, R, O, K, M, D> {
    engine: Pin<Box<D>>,
    name: &'static str,
    #[expect(clippy::type_complexity, reason = "markers only, and all of them")]
    types: PhantomData<fn(S, R) -> (Y, O, K, M)>,
}

/// Makes a generator, which iterates over its `Y` if it is sent nothing. `exit` tells whether its body handles
/// exceptions.
#[inline]
pub fn pinned_generator<Y, S, R, O, K, F>(
    _kind: K,
    name: &'static str,
    exit: impl Exit<Resume<S, R>>,
    body: F,
) -> PinnedGenerator<Y, S, R, O, K, Plain, impl Drive<Y, Resume<S, R>, Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Y, Resume<S, R>, Address>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
{
    PinnedGenerator { engine: in_a_box(exit, body), name, types: PhantomData }
}

/// Makes a generator that is sent nothing and iterates over its `Y`, unless `R` is seen to be [something else](Unseen).
#[inline]
pub fn pinned_generator_of<Y, S, R, O, K, F, M>(
    _mode: M,
    _kind: K,
    name: &'static str,
    exit: impl Exit<Resume<S, R>>,
    body: F,
) -> PinnedGenerator<Y, S, R, O, K, M, impl Drive<Y, Resume<S, R>, Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Y, Resume<S, R>, Address>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
{
    PinnedGenerator { engine: in_a_box(exit, body), name, types: PhantomData }
}

/// Makes a generator that iterates [as its `R` has it](Iterates) if it is sent nothing: over `Result<Y, E>` where that is a
/// `Result<_, E>`.
#[inline]
pub fn pinned_fallible_generator<Y, S, R, O, K, F>(
    _kind: K,
    name: &'static str,
    exit: impl Exit<Resume<S, R>>,
    body: F,
) -> PinnedGenerator<Y, S, R, O, K, LastError, impl Drive<Y, Resume<S, R>, Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Y, Resume<S, R>, Address>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
{
    PinnedGenerator { engine: in_a_box(exit, body), name, types: PhantomData }
}

/// That of a function which returns an iterator and no more, and handles no exceptions: its body is told nothing when it is
/// woken, and nobody can ask where it is suspended.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct PinnedIterator<Y, O, D> {
    engine: Pin<Box<D>>,
    types: PhantomData<fn() -> (Y, O)>,
}

/// Makes an iterator.
#[inline]
pub fn pinned_iterator<Y, O, F>(body: F) -> PinnedIterator<Y, O, impl Drive<Y, (), Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Y, (), Address>) -> O,
    O: IntoStep<Y, ()>,
{
    PinnedIterator { engine: in_a_box(NoHandlers, body), types: PhantomData }
}

impl<Y, S, R, O, K, M, D: Drive<Y, Resume<S, R>, Output = O>> PinnedGenerator<Y, S, R, O, K, M, D> {
    fn state_of(&self) -> State {
        // A body that awaits something else than its own suspension is ended.
        if self.engine.has_ended() {
            State::Closed
        } else if self.engine.suspended_at().is_some() {
            State::Suspended
        } else {
            State::Created
        }
    }

    #[inline]
    fn step(&mut self, resume: Resume<S, R>) -> Driven<Y, R>
    where
        O: IntoStep<Y, R>,
        K: Kind<S>,
    {
        let woken = match self.admitted(resume) {
            Ok(woken) => woken,
            Err(stop) => return Driven::Ended(stop.into()),
        };
        match self.engine.as_mut().resume(woken, &mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(Progress::Yielded(value))) => Driven::Yielded(value),
            Poll::Ready(Some(Progress::Ended(output))) => match output.into_step() {
                Step::Yield(value) | Step::Last(value) => Driven::Yielded(value),
                Step::Return(value) => Driven::Ended(Outcome::Returned(value)),
                // A pinned generator hands nothing over.
                Step::Exited | Step::Delegates | Step::Refused => Driven::Ended(Outcome::Exited),
                Step::Ignored => Driven::Ended(Outcome::Ignored),
            },
            Poll::Ready(None) => Driven::Ended(Outcome::Exited),
            Poll::Pending => awaits(self.engine.as_mut()),
        }
    }

    /// What the body is woken with; an error if it is not.
    fn admitted(&mut self, resume: Resume<S, R>) -> Result<Resume<S, R>, StopIteration<R>>
    where
        K: Kind<S>,
    {
        Ok(match (self.state_of(), resume) {
            // What was thrown is never lost.
            (State::Closed, Resume::Throw(thrown)) => return Err(StopIteration { value: Some(thrown) }),
            (State::Closed, _) => return Err(StopIteration { value: None }),
            (State::Created, Resume::Send(sent)) => {
                assert!(K::is_nothing(&sent), "can't send non-None value to a just-started generator");
                Resume::Start
            }
            (State::Created, Resume::Throw(thrown)) => {
                self.engine.as_mut().end();
                return Err(StopIteration { value: Some(thrown) });
            }
            (State::Created, Resume::Close) => {
                self.engine.as_mut().end();
                return Err(StopIteration { value: None });
            }
            (State::Suspended, Resume::Start) => Resume::Send(K::nothing().expect("generator already started")),
            (State::Created | State::Suspended, resume) => resume,
        })
    }
}

#[cold]
fn awaits<Y, I>(engine: Pin<&mut impl Drive<Y, I>>) -> ! {
    engine.end();
    panic!("a synchronous generator can't await: only a stream can")
}

#[diagnostic::do_not_recommend]
impl<Y, S, R, O, K, M, D> Generator for PinnedGenerator<Y, S, R, O, K, M, D>
where
    O: IntoStep<Y, R>,
    K: Kind<S>,
    D: Drive<Y, Resume<S, R>, Output = O>,
{
    type Yield = Y;
    type Send = S;
    type Return = R;

    #[inline]
    fn resume(&mut self, resume: Resume<S, R>) -> Result<Y, StopIteration<R>> {
        self.step(resume).resumed().unwrap_or_else(|Ignored| ignored())
    }

    #[inline]
    fn state(&self) -> State {
        self.state_of()
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.engine.suspended_at()
    }

    /// Not known: what a pinned generator delegates to lies inside the future.
    #[inline]
    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }

    #[inline]
    fn is_nothing(&self, sent: &S) -> bool {
        K::is_nothing(sent)
    }

    #[inline]
    fn nothing(&self) -> Option<S> {
        K::nothing()
    }

    #[inline]
    fn has_handlers(&self) -> bool {
        self.engine.has_handlers()
    }

    fn end_where_it_stands(&mut self) {
        self.engine.as_mut().end();
    }

    #[inline]
    fn drive<'a>(&mut self, wake: Wake<S, R>, _: Handover<'_, 'a, Y, S, R>) -> Driven<Y, R>
    where
        Self: 'a,
    {
        match resume_of_whole(self, wake) {
            Ok(resume) => self.step(resume),
            Err(ended) => Driven::Ended(ended),
        }
    }
}

impl<Y, R, O, K, D> Iterator for PinnedGenerator<Y, (), R, O, K, Plain, D>
where
    O: IntoStep<Y, R>,
    K: Kind<()>,
    D: Drive<Y, Resume<(), R>, Output = O>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        self.resume(Resume::Send(())).ok()
    }
}

impl<Y, R, O, K, D> FusedIterator for PinnedGenerator<Y, (), R, O, K, Plain, D> where Self: Iterator {}

impl<Y, R, O, K, D> Iterator for PinnedGenerator<Y, (), R, O, K, LastError, D>
where
    O: IntoStep<Y, R>,
    R: Iterates<Y>,
    K: Kind<()>,
    D: Drive<Y, Resume<(), R>, Output = O>,
{
    type Item = R::Item;

    #[inline]
    fn next(&mut self) -> Option<R::Item> {
        next_item(self)
    }
}

impl<Y, R, O, K, D> FusedIterator for PinnedGenerator<Y, (), R, O, K, LastError, D> where Self: Iterator {}

impl<Y, R, O, K, D> Iterator for PinnedGenerator<Y, (), R, O, K, Unseen, D> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        const { unseen() }
    }
}

impl<Y, R, O, K, D> FusedIterator for PinnedGenerator<Y, (), R, O, K, Unseen, D> {}

impl<Y, O, D> Iterator for PinnedIterator<Y, O, D>
where
    O: IntoStep<Y, ()>,
    D: Drive<Y, (), Output = O>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        match self.engine.as_mut().resume((), &mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(Progress::Yielded(value))) => Some(value),
            Poll::Ready(Some(Progress::Ended(output))) => match output.into_step() {
                Step::Yield(value) | Step::Last(value) => Some(value),
                Step::Return(()) | Step::Exited | Step::Ignored | Step::Delegates | Step::Refused => None,
            },
            Poll::Ready(None) => None,
            Poll::Pending => awaits(self.engine.as_mut()),
        }
    }
}

impl<Y, O, D> FusedIterator for PinnedIterator<Y, O, D> where Self: Iterator {}

/// Prints the name of the function, and where it is suspended: its locals lie inside the future.
impl<Y, S, R, O, K, M, D: Drive<Y, Resume<S, R>, Output = O>> fmt::Debug for PinnedGenerator<Y, S, R, O, K, M, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct(self.name);
        if let Some(at) = self.engine.suspended_at() {
            shown.field("at", &format_args!("\"{at}\""));
        }
        shown.finish_non_exhaustive()
    }
}
