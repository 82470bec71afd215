//! What a function with `#[generator]` returns that is declared as an `AsyncGenerator`.

use core::fmt;
use core::marker::PhantomData;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::{FusedStream, Stream};

use super::pass_on::poll_item;
use super::{AsyncGenerator, AsyncState, Told, resumed};
use crate::__private::Yielder;
use crate::__private::kind::Kind;
use crate::frames::{Driven, Outcome};
use crate::machine::{IntoStep, LastError, Plain, Step, Unseen, unseen};
use crate::pinned::{Drive, Exit, Noted, Progress, in_place};
use crate::{Iterates, Resume, StopIteration};

/// The machine of an async generator: an engine, and where the body stands. Its parameters are those of a
/// [`PinnedGenerator`](crate::__private::PinnedGenerator).
pub type AsyncMachine<Y, S, R, O, K, M, D> = Noted<Notes<Y, S, R, O, K, M>, D>;

/// What is known of the body besides what the engine knows.
pub struct Notes<Y, S, R, O, K, M> {
    place: Place,
    /// `GeneratorExit` was raised, and the body has not come to its end yet.
    is_closing: bool,
    name: &'static str,
    #[expect(clippy::type_complexity, reason = "markers only, and all of them")]
    types: PhantomData<fn(S, R) -> (Y, O, K, M)>,
}

/// Where a body stands that has not ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Created,
    /// At a `yield_!`.
    Suspended,
    /// At an `.await` that hears what is raised.
    Hearing,
    /// At one that does not.
    Deaf,
}

/// Makes an async generator, which is a stream of its `Y` if it is sent nothing. `exit` tells whether its body has something to do when it
/// is closed.
#[expect(clippy::type_complexity, reason = "the parameters of a machine")]
#[inline]
pub fn async_generator<Y, S, R, O, K, F>(
    kind: K,
    name: &'static str,
    exit: impl Exit<Resume<S, R>>,
    body: F,
) -> AsyncMachine<Y, S, R, O, K, Plain, impl Drive<Told<Y>, Resume<S, R>, Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Told<Y>, Resume<S, R>>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
{
    async_generator_of(Plain, kind, name, exit, body)
}

/// Makes one that is a stream [as its `R` has it](Iterates) if it is sent nothing: of `Result<Y, E>` where that is a `Result<_, E>`.
#[expect(clippy::type_complexity, reason = "the parameters of a machine")]
#[inline]
pub fn async_fallible_generator<Y, S, R, O, K, F>(
    kind: K,
    name: &'static str,
    exit: impl Exit<Resume<S, R>>,
    body: F,
) -> AsyncMachine<Y, S, R, O, K, LastError, impl Drive<Told<Y>, Resume<S, R>, Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Told<Y>, Resume<S, R>>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
{
    async_generator_of(LastError, kind, name, exit, body)
}

/// Makes one that is a stream of its `Y` if it is sent nothing, unless `R` is seen to be [something else](Unseen).
#[expect(clippy::type_complexity, reason = "the parameters of a machine")]
#[inline]
pub fn async_generator_of<Y, S, R, O, K, F, M>(
    _mode: M,
    _kind: K,
    name: &'static str,
    exit: impl Exit<Resume<S, R>>,
    body: F,
) -> AsyncMachine<Y, S, R, O, K, M, impl Drive<Told<Y>, Resume<S, R>, Output = O>>
where
    F: AsyncFnOnce(Yielder<'_, Told<Y>, Resume<S, R>>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
{
    let notes = Notes { place: Place::Created, is_closing: false, name, types: PhantomData };
    Noted::new(notes, in_place(exit, body))
}

impl<Y, S, R, O, K, M> Notes<Y, S, R, O, K, M> {
    fn state(&self, has_ended: bool) -> AsyncState {
        match self.place {
            _ if has_ended => AsyncState::Closed,
            Place::Created => AsyncState::Created,
            Place::Suspended => AsyncState::Suspended,
            Place::Hearing | Place::Deaf => AsyncState::Awaiting,
        }
    }

    /// What the body is woken with; how it ends if it is not.
    fn admitted<D>(&mut self, engine: Pin<&mut D>, resume: Resume<S, R>) -> Result<Resume<S, R>, Outcome<R>>
    where
        K: Kind<S>,
        D: Drive<Told<Y>, Resume<S, R>>,
    {
        let has_ended = engine.has_ended();
        Ok(match (self.place, resume) {
            (_, resume) if has_ended => return Err(ended_with(resume)),
            (Place::Created, Resume::Start) => Resume::Start,
            (Place::Created, Resume::Send(sent)) => {
                assert!(K::is_nothing(&sent), "can't send non-None value to a just-started async generator");
                Resume::Start
            }
            (Place::Suspended, Resume::Start) => Resume::Send(K::nothing().expect("async generator already started")),
            (Place::Suspended, Resume::Send(sent)) => Resume::Send(sent),
            (Place::Hearing | Place::Deaf, Resume::Start) => Resume::Start,
            (Place::Hearing | Place::Deaf, Resume::Send(_)) => {
                panic!("anext(): asynchronous generator is already running")
            }
            // It goes on: an exit is raised once.
            (Place::Hearing | Place::Deaf, Resume::Close) if self.is_closing => Resume::Start,
            (Place::Suspended | Place::Hearing, raised @ (Resume::Throw(_) | Resume::Close)) => {
                self.is_closing = matches!(raised, Resume::Close);
                raised
            }
            // Nothing in it could handle that.
            (Place::Created | Place::Deaf, raised @ (Resume::Throw(_) | Resume::Close)) => {
                engine.end();
                return Err(ended_with(raised));
            }
        })
    }
}

/// What one says that has ended: what is thrown is never lost.
fn ended_with<S, R>(resume: Resume<S, R>) -> Outcome<R> {
    match resume {
        Resume::Throw(thrown) => Outcome::Returned(thrown),
        Resume::Start | Resume::Send(_) | Resume::Close => Outcome::Exited,
    }
}

#[diagnostic::do_not_recommend]
impl<Y, S, R, O, K, M, D> AsyncGenerator for AsyncMachine<Y, S, R, O, K, M, D>
where
    O: IntoStep<Y, R>,
    K: Kind<S>,
    D: Drive<Told<Y>, Resume<S, R>, Output = O>,
{
    type Yield = Y;
    type Send = S;
    type Return = R;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        resume: &mut Option<Resume<S, R>>,
    ) -> Poll<Result<Y, StopIteration<R>>> {
        self.poll_drive(context, resume).map(resumed)
    }

    #[inline]
    fn state(&self) -> AsyncState {
        self.notes().state(self.engine().has_ended())
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        // At an `.await` that hears, the engine has a place as well: that of ours.
        self.engine().suspended_at().filter(|_| self.notes().place == Place::Suspended)
    }

    #[inline]
    fn is_nothing(&self, sent: &S) -> bool {
        K::is_nothing(sent)
    }

    #[inline]
    fn poll_drive(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        resume: &mut Option<Resume<S, R>>,
    ) -> Poll<Driven<Y, R>> {
        let (notes, mut engine) = self.parts();
        let woken = match notes.admitted(engine.as_mut(), resume.take().unwrap_or(Resume::Start)) {
            Ok(woken) => woken,
            Err(outcome) => return Poll::Ready(Driven::Ended(outcome)),
        };
        match engine.resume(woken, context) {
            Poll::Ready(Some(Progress::Yielded(Told::Yields(value)))) => {
                notes.place = Place::Suspended;
                notes.is_closing = false;
                Poll::Ready(Driven::Yielded(value))
            }
            Poll::Ready(Some(Progress::Yielded(Told::Awaits))) => {
                notes.place = Place::Hearing;
                Poll::Pending
            }
            Poll::Pending => {
                notes.place = Place::Deaf;
                Poll::Pending
            }
            Poll::Ready(Some(Progress::Ended(output))) => Poll::Ready(match output.into_step() {
                Step::Yield(value) | Step::Last(value) => Driven::Yielded(value),
                Step::Return(value) => Driven::Ended(Outcome::Returned(value)),
                // It hands nothing over.
                Step::Exited | Step::Delegates | Step::Refused => Driven::Ended(Outcome::Exited),
                Step::Ignored => Driven::Ended(Outcome::Ignored),
            }),
            Poll::Ready(None) => Poll::Ready(Driven::Ended(Outcome::Exited)),
        }
    }

    #[inline]
    fn has_handlers(&self) -> bool {
        self.engine().has_handlers()
    }
}

impl<Y, R, O, K, D> Stream for AsyncMachine<Y, (), R, O, K, Plain, D>
where
    Self: AsyncGenerator<Yield = Y, Send = (), Return = R>,
{
    type Item = Y;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Y>> {
        self.poll_resume(context, &mut None).map(Result::ok)
    }
}

impl<Y, R, O, K, D> Stream for AsyncMachine<Y, (), R, O, K, LastError, D>
where
    Self: AsyncGenerator<Yield = Y, Send = (), Return = R>,
    R: Iterates<Y>,
{
    type Item = R::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<R::Item>> {
        poll_item(self, context)
    }
}

impl<Y, R, O, K, D> Stream for AsyncMachine<Y, (), R, O, K, Unseen, D>
where
    Self: AsyncGenerator<Yield = Y, Send = (), Return = R>,
{
    type Item = Y;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Y>> {
        const { unseen() }
    }
}

impl<Y, R, O, K, M, D> FusedStream for AsyncMachine<Y, (), R, O, K, M, D>
where
    Self: AsyncGenerator + Stream,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        AsyncGenerator::state(self) == AsyncState::Closed
    }
}

/// Prints the name of the function, and where it stands: its locals lie inside the future.
impl<Y, S, R, O, K, M, D> fmt::Debug for AsyncMachine<Y, S, R, O, K, M, D>
where
    Self: AsyncGenerator,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct(self.notes().name);
        if let Some(at) = self.suspended_at() {
            shown.field("at", &format_args!("\"{at}\""));
        } else if AsyncGenerator::state(self) == AsyncState::Awaiting {
            shown.field("at", &format_args!("\".await\""));
        }
        shown.finish_non_exhaustive()
    }
}
