//! `yield_from!` in an async generator: PEP 380's expansion, which Python does not have there.
//!
//! ```text
//! let (inner, way) = delegate_async!(operand);
//! let mut inner = pin!(inner);
//! loop {
//!     let step = way.step(inner.as_mut(), &mut yielder, way.sent(resume), converts!(way, shape));
//!     match step.await {                              // the first time with `Resume::Start`
//!         Delegated::Yield(value) => …,               // is yielded; `resume` is what comes back
//!         Delegated::Return(value) => break value,    // is what `yield_from!` evaluates to
//!         Delegated::Raise(raised) => …,              // is raised here, in the outer body
//!     }
//! }
//! ```
//!
//! What is raised in the outer generator goes to the inner one while that awaits, too: so each await of a delegation hears, whether or not
//! there is a `try_!` around it.
//!
//! | the operand is | it is told |
//! | --- | --- |
//! | an async generator | what the outer one is |
//! | a generator | the same; it does not await |
//! | a stream, or what can be iterated | nothing: what is raised is raised at the `yield_from!` |

use core::future::poll_fn;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::Poll;

use futures_core::Stream;

use super::{AsyncGenerator, AsyncState, AsyncYielder};
use crate::delegation::convert::{Inward, Outward, Refuses};
use crate::delegation::{
    AsGenerator, DelegateGenerator, DelegateIterator, Delegated, Exhausted, ForwardTo, ForwardToIterator, NoValue,
    Panics, Unit, Yes, exit,
};
use crate::frames::{Driven, Ignored, Outcome};
use crate::raise::Raised;
use crate::{Generator, Resume};

pub use crate::__delegate_async as delegate_async;

/// What is delegated to, and how. Evaluates the operand once, as a full expression.
#[doc(hidden)]
#[macro_export]
macro_rules! __delegate_async {
    ($operand:expr) => {{
        use $crate::async_generator::delegation::{
            AsyncReturnsNone as _, AsyncReturnsUnit as _, IsAsyncGenerator as _, IsGenerator as _, IsIterable as _,
            IsNothing as _, IsStream as _, ReturnsNone as _, ReturnsUnit as _,
        };
        let operand = $operand;
        let way = (&&&&&&&$crate::async_generator::delegation::Source::of(&operand)).way();
        if false {
            let check = $crate::async_generator::delegation::CanDelegateInAsync::check;
            check(way.asked(&operand));
        }
        way.delegate(operand)
    }};
}

/// A delegation to an async generator. `X` says what it evaluates to if that was exhausted before.
pub struct ToAsyncGenerator<G, X>(PhantomData<fn() -> (G, X)>);

/// How a step of what is delegated to ends the delegation.
enum Ends<R> {
    /// By itself.
    Itself,
    /// By a close, since the outer one is closed.
    Exit,
    /// By a close, and this is raised, which it can't be thrown.
    Error(R),
}

impl<G: AsyncGenerator, X: Exhausted<G::Return>> ToAsyncGenerator<G, X> {
    /// Resumes the inner generator as the outer one was resumed, and while it awaits. See
    /// [`DelegateGenerator::resume`](crate::delegation::DelegateGenerator::resume).
    pub async fn step<Y, S, R, I, O>(
        &self,
        mut inner: Pin<&mut G>,
        yielder: &mut AsyncYielder<'_, Y, S, R>,
        resume: Resume<G::Send, R>,
        (inward, outward): (I, O),
    ) -> Delegated<G::Yield, G::Return, R>
    where
        I: Inward<R, G::Return> + Copy,
        O: Outward<R, G::Return>,
    {
        let mut ends = Ends::Itself;
        let mut said = match resume {
            Resume::Start => match inner.state() {
                // Later on it is not: where it ends, so does the delegation.
                AsyncState::Closed => return Delegated::Return(X::value()),
                AsyncState::Awaiting => None,
                AsyncState::Created | AsyncState::Suspended => Some(Resume::Start),
            },
            Resume::Send(sent) => Some(Resume::Send(sent)),
            raised => Some(raised_inside(raised, inward, &mut ends)),
        };
        loop {
            let polled = poll_fn(|context| Poll::Ready(inner.as_mut().poll_drive(context, &mut said))).await;
            if let Poll::Ready(driven) = polled {
                return match ends {
                    Ends::Itself => stepped(driven),
                    Ends::Exit => Delegated::Raise(exit(driven.closed(), outward)),
                    Ends::Error(thrown) => Delegated::Raise(match driven.closed() {
                        Ok(_) => Raised::Throw(thrown),
                        Err(Ignored) => Raised::Ignored,
                    }),
                };
            }
            if let Some(raised) = yielder.pending().await {
                said = Some(raised_inside(raised, inward, &mut ends));
            }
        }
    }

    /// What is sent to the outer generator, as the inner one gets it: apart from the step, for what can't be sent on to be told of once.
    #[inline]
    pub fn sent<S: ForwardTo<G::Send, U>, R, U>(&self, resume: Resume<S, R>) -> Resume<G::Send, R> {
        sent(resume, S::forward)
    }

    /// The return type, of a value that there is none of.
    #[inline]
    pub fn return_type(&self) -> PhantomData<G::Return> {
        PhantomData
    }
}

fn sent<S, T, R>(resume: Resume<S, R>, forward: impl FnOnce(S) -> T) -> Resume<T, R> {
    match resume {
        Resume::Start => Resume::Start,
        Resume::Send(sent) => Resume::Send(forward(sent)),
        Resume::Throw(thrown) => Resume::Throw(thrown),
        Resume::Close => Resume::Close,
    }
}

/// What is raised in the outer generator, as the inner one gets it.
fn raised_inside<S, R, T, V>(raised: Resume<S, R>, inward: impl Inward<R, V>, ends: &mut Ends<R>) -> Resume<T, V> {
    *ends = match raised {
        Resume::Throw(thrown) => match inward.inward(thrown) {
            Ok(thrown) => {
                *ends = Ends::Itself;
                return Resume::Throw(thrown);
            }
            Err(thrown) => Ends::Error(thrown),
        },
        Resume::Close | Resume::Start | Resume::Send(_) => Ends::Exit,
    };
    Resume::Close
}

/// What a step of the inner one comes to, which was not exhausted before.
fn stepped<Y, V, R>(driven: Driven<Y, V>) -> Delegated<Y, V, R> {
    match driven {
        Driven::Yielded(value) => Delegated::Yield(value),
        Driven::Ended(Outcome::Returned(value)) => Delegated::Return(value),
        Driven::Ended(Outcome::Ignored) => Delegated::Raise(Raised::Ignored),
        // It raised `GeneratorExit` of its own accord. An async generator hands nothing over.
        Driven::Ended(Outcome::Exited | Outcome::Exhausted) | Driven::Delegates => Delegated::Raise(Raised::Exit),
    }
}

/// A delegation to a stream.
pub struct ToStream;

impl ToStream {
    /// Takes the next item. A stream can be sent nothing only, and knows of no errors.
    pub async fn step<Y, S, R, St>(
        &self,
        mut stream: Pin<&mut St>,
        yielder: &mut AsyncYielder<'_, Y, S, R>,
        resume: Resume<(), R>,
        _: (Refuses, Refuses),
    ) -> Delegated<St::Item, (), R>
    where
        St: Stream,
    {
        match resume {
            Resume::Start | Resume::Send(()) => {}
            raised @ (Resume::Throw(_) | Resume::Close) => return Delegated::Raise(raised.into()),
        }
        loop {
            match poll_fn(|context| Poll::Ready(stream.as_mut().poll_next(context))).await {
                Poll::Ready(Some(item)) => return Delegated::Yield(item),
                Poll::Ready(None) => return Delegated::Return(()),
                Poll::Pending => {}
            }
            if let Some(raised) = yielder.pending().await {
                return Delegated::Raise(raised.into());
            }
        }
    }

    /// What is sent to the outer generator: nothing, or it is refused.
    #[inline]
    pub fn sent<S: ForwardToIterator<U>, R, U>(&self, resume: Resume<S, R>) -> Resume<(), R> {
        sent(resume, S::forward_to_iterator)
    }

    /// It returns nothing.
    #[inline]
    pub fn return_type(&self) -> PhantomData<()> {
        PhantomData
    }
}

/// What is never pinned.
pub struct Loose<T>(T);

impl<T> Unpin for Loose<T> {}

/// A delegation to a generator.
pub struct ToGenerator<G, X>(PhantomData<fn() -> (G, X)>);

impl<G: Generator, X: Exhausted<G::Return>> ToGenerator<G, X> {
    /// Resumes the inner generator as the outer one was resumed.
    #[inline]
    pub async fn step<Y, S, R, I, O>(
        &self,
        inner: Pin<&mut Loose<DelegateGenerator<G, X>>>,
        _: &mut AsyncYielder<'_, Y, S, R>,
        resume: Resume<G::Send, R>,
        converts: (I, O),
    ) -> Delegated<G::Yield, G::Return, R>
    where
        I: Inward<R, G::Return>,
        O: Outward<R, G::Return>,
    {
        inner.get_mut().0.resume(resume, converts)
    }

    /// What is sent to the outer generator, as the inner one gets it: apart from the step, for what can't be sent on to be told of once.
    #[inline]
    pub fn sent<S: ForwardTo<G::Send, U>, R, U>(&self, resume: Resume<S, R>) -> Resume<G::Send, R> {
        sent(resume, S::forward)
    }

    /// The return type, of a value that there is none of.
    #[inline]
    pub fn return_type(&self) -> PhantomData<G::Return> {
        PhantomData
    }
}

/// A delegation to what can be iterated.
pub struct ToIterator;

impl ToIterator {
    /// Takes the next item.
    #[inline]
    pub async fn step<Y, S, R, I>(
        &self,
        inner: Pin<&mut Loose<DelegateIterator<I>>>,
        _: &mut AsyncYielder<'_, Y, S, R>,
        resume: Resume<(), R>,
        converts: (Refuses, Refuses),
    ) -> Delegated<I::Item, (), R>
    where
        I: Iterator,
    {
        inner.get_mut().0.resume(resume, converts)
    }

    /// What is sent to the outer generator: nothing, or it is refused.
    #[inline]
    pub fn sent<S: ForwardToIterator<U>, R, U>(&self, resume: Resume<S, R>) -> Resume<(), R> {
        sent(resume, S::forward_to_iterator)
    }

    /// It returns nothing.
    #[inline]
    pub fn return_type(&self) -> PhantomData<()> {
        PhantomData
    }
}

/// The question how to delegate to a `T`.
pub struct Source<T>(PhantomData<fn() -> T>);

impl<T> Source<T> {
    /// The question for an operand.
    #[inline]
    pub fn of(_: &T) -> Self {
        Source(PhantomData)
    }
}

/// As to an async generator.
pub struct AsAsyncGenerator<X>(PhantomData<fn() -> X>);

impl<X> AsAsyncGenerator<X> {
    /// It can be delegated to.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// It is pinned where it is delegated to.
    #[inline]
    pub fn delegate<G: AsyncGenerator>(self, inner: G) -> (G, ToAsyncGenerator<G, X>) {
        (inner, ToAsyncGenerator(PhantomData))
    }
}

/// As to a generator.
pub struct AsSyncGenerator<X>(PhantomData<fn() -> X>);

impl<X> AsSyncGenerator<X> {
    /// It can be delegated to.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// What is around it hears an exit, and passes it on.
    #[inline]
    pub fn delegate<G: Generator>(self, inner: G) -> (Loose<DelegateGenerator<G, X>>, ToGenerator<G, X>)
    where
        X: Exhausted<G::Return>,
    {
        (Loose(AsGenerator::NEW.delegate(inner).handled()), ToGenerator(PhantomData))
    }
}

/// As to a stream.
pub struct AsStream;

impl AsStream {
    /// It can be delegated to.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// It is pinned where it is delegated to.
    #[inline]
    pub fn delegate<S: Stream>(self, stream: S) -> (S, ToStream) {
        (stream, ToStream)
    }
}

/// As to something that can be iterated.
pub struct AsIterable;

impl AsIterable {
    /// It can be delegated to.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// Its iterator.
    #[inline]
    pub fn delegate<I: IntoIterator>(self, iterable: I) -> (Loose<DelegateIterator<I::IntoIter>>, ToIterator) {
        (Loose(crate::delegation::AsIterable.delegate(iterable)), ToIterator)
    }
}

/// Not at all.
pub struct AsNothing;

impl AsNothing {
    /// An error, which is about the type of the operand.
    pub fn asked<T>(&self, _: &T) -> T {
        unreachable!("only the type of the answer is asked for")
    }

    /// The type it gives is for what comes after it: one mistake, one error.
    pub fn delegate<T, Y>(self, _: T) -> (Loose<DelegateIterator<core::iter::Empty<Y>>>, ToIterator) {
        unreachable!("only `Yes` implements `CanDelegateInAsync`")
    }
}

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` in an async generator can't delegate to `{Self}`",
    label = "this is neither an async generator, a generator nor a stream, nor can it be iterated",
    note = "in an async generator `yield_from!` takes an `AsyncGenerator`, a `Stream`, a `Generator` or any `IntoIterator`"
)]
pub trait CanDelegateInAsync<U>: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl CanDelegateInAsync<()> for Yes {}

/// An answer: a trait whose method gives the way, for those sources that it is for.
macro_rules! answer {
    ($(#[$doc:meta])* $name:ident$(<$param:ident>)?, $source:ident: $bound:path, $asked:ty, $way:ty, $value:expr) => {
        $(#[$doc])*
        pub trait $name$(<$param>)? {
            /// How to delegate to it.
            #[inline]
            fn way(&self) -> $way {
                $value
            }
        }

        impl<$($param,)? $source: $bound> $name$(<$param>)? for $asked {}
    };
}

answer!(
    /// First answer.
    AsyncReturnsUnit, G: AsyncGenerator<Return = ()>, &&&&&&Source<G>,
    AsAsyncGenerator<Unit>, AsAsyncGenerator(PhantomData)
);
answer!(
    /// First answer, too.
    AsyncReturnsNone<T>, G: AsyncGenerator<Return = Option<T>>, &&&&&&Source<G>,
    AsAsyncGenerator<NoValue>, AsAsyncGenerator(PhantomData)
);
answer!(
    /// Second answer.
    IsAsyncGenerator, G: AsyncGenerator, &&&&&Source<G>,
    AsAsyncGenerator<Panics>, AsAsyncGenerator(PhantomData)
);
answer!(
    /// Third answer.
    ReturnsUnit, G: Generator<Return = ()>, &&&&Source<G>,
    AsSyncGenerator<Unit>, AsSyncGenerator(PhantomData)
);
answer!(
    /// Third answer, too.
    ReturnsNone<T>, G: Generator<Return = Option<T>>, &&&&Source<G>,
    AsSyncGenerator<NoValue>, AsSyncGenerator(PhantomData)
);
answer!(
    /// Fourth answer.
    IsGenerator, G: Generator, &&&Source<G>, AsSyncGenerator<Panics>, AsSyncGenerator(PhantomData)
);
answer!(
    /// Fifth answer.
    IsStream, S: Stream, &&Source<S>, AsStream, AsStream
);
answer!(
    /// Sixth answer.
    IsIterable, I: IntoIterator, &Source<I>, AsIterable, AsIterable
);

/// Last answer.
pub trait IsNothing {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsNothing {
        AsNothing
    }
}

impl<T> IsNothing for Source<T> {}
