//! What emitted code of `#[generator(type = Walk)]` calls.
//!
//! A type with a name can't hold a closure, whose type has none. So the closure that steps the machine stands in a method, and
//! the machine around it is made anew for each call, of a reference to the state:
//!
//! ```text
//! impl<'a, T> Walk<'a, T> {
//!     fn __stepped<U: Uses<Y, S, R>>(&mut self, uses: U) -> U::Out {
//!         stepped(kind, &mut self.state, |state: &mut State<_, _>, resume| …, uses)
//!     }
//! }
//! impl<'a, T> Generator for Walk<'a, T> {
//!     fn resume(&mut self, resume: Resume<S, R>) -> … { self.__stepped(Resuming(resume)) }
//! }
//! ```
//!
//! An iterator that is nothing else needs no [`Uses`]: its closure stands in `next`.

mod delegated;
mod saved;

use core::cell::Cell;
use core::panic::Location;

use crate::__private::kind::Kind;
use crate::__private::size_hint::SizeHint;
use crate::frames::{Driven, Handover, Receiver, Stop, Wake};
use crate::generator::next_item;
use crate::machine::said::{Left, Said, saying};
use crate::machine::{
    Close, IntoItem, IntoStep, LastError, Plain, Saved, Sink, Unseen, generator, handled, next_of, run_whole, unseen,
};
use crate::{Generator, Inspect, Iterates, Resume, State, StopIteration};

pub use crate::__question_about_a_name as question_about_a_name;
pub use crate::machine::next_of as next;
pub use delegated::{ByGenerator, ByIterator, DelegatedTo, Way, held, iterated, resumed};
pub use saved::{
    Holds, LeftAsAWhole, NeverKnown, NothingHeld, NothingLeft, NothingToDrop, NothingToDropOfAPattern, Number,
    WriteItsType, WriteWhatIsDelegatedTo, WriteWhatIsHeld, WriteWhatIsIterated, WriteWhatIsIteratedThere, asked,
    asked_of_delegate, confirmed,
};

/// A state that lies in a value with a name.
pub struct ByRef<'s, St>(&'s mut St);

impl<St: Close> Close for ByRef<'_, St> {
    #[inline]
    fn close(&mut self) {
        self.0.close();
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl<Y, S, R, St: Saved<Y, S, R>> Saved<Y, S, R> for ByRef<'_, St> {
    #[inline]
    fn state(&self) -> State {
        self.0.state()
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.0.suspended_at()
    }

    #[inline]
    fn delegate(&self) -> Option<&dyn Inspect> {
        self.0.delegate()
    }
}

/// One step of an iterator [that says](crate::__private::said) what it yields.
#[inline]
pub fn next_that_says<Y, St, O, F>(state: &mut St, step: &F) -> Option<Y>
where
    St: Close,
    F: Fn(&mut St, Said<'_, Y>) -> O,
    O: Left<Y>,
{
    next_of(state, &saying(step))
}

/// What is done with a machine while it is there.
pub trait Uses<Y, S, R> {
    /// What comes of it.
    type Out;

    /// Does it.
    fn uses(self, machine: impl Generator<Yield = Y, Send = S, Return = R>) -> Self::Out;
}

/// Makes the machine, and uses it. As with the machine's own `resume`, only the step is left to be judged.
#[inline(always)]
pub fn stepped<Y, S, R, St, O, K, F, U>(kind: K, state: &mut St, step: F, uses: U) -> U::Out
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
    U: Uses<Y, S, R>,
{
    uses.uses(generator::<Y, S, R, _, _, _, _>(
        kind,
        ByRef(state),
        #[cfg_attr(not(debug_assertions), inline(always))]
        |by_ref: &mut ByRef<'_, St>, resume: Resume<S, R>| step(by_ref.0, resume),
    ))
}

/// The same, of one that can be written down. Whether the body has panicked is told of: such a generator has ended, and is not to be written as one
/// that came to its end.
#[inline(always)]
pub fn stepped_and_told<Y, S, R, St, O, K, F, U>(
    kind: K,
    state: &mut St,
    step: F,
    uses: U,
    panicked: &Cell<bool>,
) -> U::Out
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R>,
    U: Uses<Y, S, R>,
{
    let step = |state: &mut St, resume: Resume<S, R>| {
        let before = panicked.replace(true);
        let stepped = step(state, resume);
        panicked.set(before);
        stepped
    };
    stepped::<Y, S, R, _, _, _, _, _>(kind, state, step, uses)
}

/// See [`Generator::resume`].
pub struct Resuming<S, R>(pub Resume<S, R>);

impl<Y, S, R> Uses<Y, S, R> for Resuming<S, R> {
    type Out = Result<Y, StopIteration<R>>;

    #[inline(always)]
    fn uses(self, mut machine: impl Generator<Yield = Y, Send = S, Return = R>) -> Self::Out {
        machine.resume(self.0)
    }
}

/// See [`Generator::sent_to`]: what there is to say but what is yielded is said to the second one.
pub struct Sending<'s, S, R>(pub S, pub &'s mut Stop<R>);

impl<Y, S, R> Uses<Y, S, R> for Sending<'_, S, R> {
    type Out = Option<Y>;

    #[inline(always)]
    fn uses(self, mut machine: impl Generator<Yield = Y, Send = S, Return = R>) -> Self::Out {
        let mut receiver = Receiver::alone();
        let yielded = machine.sent_to(self.0, &mut receiver);
        if yielded.is_none() {
            *self.1 = receiver.stop;
        }
        yielded
    }
}

/// See [`Generator::drive`]: it is not handed over, but may be told of what ignored its exit.
pub struct Driving<S, R>(pub Wake<S, R>);

impl<Y, S, R> Uses<Y, S, R> for Driving<S, R> {
    type Out = Driven<Y, R>;

    #[inline]
    fn uses(self, mut machine: impl Generator<Yield = Y, Send = S, Return = R>) -> Self::Out {
        machine.drive(self.0, Handover::NOBODY)
    }
}

/// The next item of an iterator that handles exceptions.
pub struct Iterating;

impl<Y> Uses<Y, (), ()> for Iterating {
    type Out = Option<Y>;

    #[inline]
    fn uses(self, mut machine: impl Generator<Yield = Y, Send = (), Return = ()>) -> Self::Out {
        machine.resume(Resume::Send(())).ok()
    }
}

/// What is dropped while it is suspended runs its handlers.
pub struct Dropping;

impl<Y, S, R> Uses<Y, S, R> for Dropping {
    type Out = ();

    #[inline]
    fn uses(self, mut machine: impl Generator<Yield = Y, Send = S, Return = R>) {
        handled(&mut machine);
    }
}

/// See [`Generator::end_where_it_stands`].
pub struct Ending;

impl<Y, S, R> Uses<Y, S, R> for Ending {
    type Out = ();

    #[inline]
    fn uses(self, mut machine: impl Generator<Yield = Y, Send = S, Return = R>) {
        machine.end_where_it_stands();
    }
}

/// See [`Generator::is_nothing`].
#[inline]
pub fn is_nothing<S, K: Kind<S>>(_kind: K, sent: &S) -> bool {
    K::is_nothing(sent)
}

/// See [`Generator::nothing`].
#[inline]
pub fn nothing_to_send<S, K: Kind<S>>(_kind: K) -> Option<S> {
    K::nothing()
}

/// How a generator with a name iterates: [`Plain`], [`LastError`](LastError) or [`Unseen`].
pub trait Mode<G: Generator<Send = ()>, I> {
    /// The next item.
    fn item(self, generator: &mut G) -> Option<I>;
}

impl<G: Generator<Send = ()>> Mode<G, G::Yield> for Plain {
    #[inline]
    fn item(self, generator: &mut G) -> Option<G::Yield> {
        generator.resume(Resume::Send(())).ok()
    }
}

impl<G: Generator<Send = ()>> Mode<G, <G::Return as Iterates<G::Yield>>::Item> for LastError
where
    G::Return: Iterates<G::Yield>,
{
    #[inline]
    fn item(self, generator: &mut G) -> Option<<G::Return as Iterates<G::Yield>>::Item> {
        next_item(generator)
    }
}

impl<G: Generator<Send = ()>> Mode<G, G::Yield> for Unseen {
    fn item(self, _: &mut G) -> Option<G::Yield> {
        const { unseen() }
    }
}

/// The next item of a generator.
#[inline]
pub fn item<G: Generator<Send = ()>, I>(mode: impl Mode<G, I>, generator: &mut G) -> Option<I> {
    mode.item(generator)
}

/// Folds an iterator that is fresh, by its body as it was written.
#[inline]
pub fn folded_whole<Y, St, O, W, B, G>(state: St, whole: W, init: B, mut fold: G) -> B
where
    St: Close,
    W: Fn(St, Sink<'_, Y>) -> O,
    O: IntoItem<Y>,
    G: FnMut(B, Y) -> B,
{
    run_whole(state, &whole, init, &mut fold)
}

/// Folds any other.
#[inline]
pub fn folded_items<I: Iterator, B>(items: I, init: B, mut fold: impl FnMut(B, I::Item) -> B) -> B {
    let mut folded = init;
    for item in items {
        folded = fold(folded, item);
    }
    folded
}
