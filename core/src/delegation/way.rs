//! Which way a `yield_from!` takes: the questions that [`delegate!`](super::delegate) asks of the type of its operand.

use core::marker::PhantomData;

use super::{DelegateGenerator, DelegateIterator};
use crate::Generator;

/// What `yield_from!` evaluates to on a generator that was exhausted before. In Python that is `None`.
pub trait Exhausted<R> {
    /// The value.
    fn value() -> R;
}

/// `()`, where the generator returns it.
pub struct Unit;

impl Exhausted<()> for Unit {
    #[inline]
    fn value() {}
}

/// `None`, where the generator returns an `Option`.
pub struct NoValue;

impl<T> Exhausted<Option<T>> for NoValue {
    #[inline]
    fn value() -> Option<T> {
        None
    }
}

/// A panic, where no value could stand for `None`.
pub struct Panics;

impl<R> Exhausted<R> for Panics {
    #[cold]
    fn value() -> R {
        panic!("`yield_from!` on a generator that was already exhausted: it has no value to return")
    }
}

/// The question how to delegate to a `T`.
pub struct Operand<T>(PhantomData<fn() -> T>);

/// Of whatever is delegated to. A method of the operand, not a function that takes it: of an operand that is an error rustc says
/// nothing more then.
pub trait Asked {
    /// The question for it.
    #[inline]
    fn delegated_to(&self) -> Operand<Self>
    where
        Self: Sized,
    {
        Operand(PhantomData)
    }
}

impl<T> Asked for T {}

/// As to a generator.
pub struct AsGenerator<X>(PhantomData<fn() -> X>);

impl<X> AsGenerator<X> {
    /// The answer.
    pub(crate) const NEW: Self = AsGenerator(PhantomData);

    /// It can be delegated to.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// Delegates to it.
    #[inline]
    pub fn delegate<G: Generator>(self, inner: G) -> DelegateGenerator<G, X> {
        DelegateGenerator { inner, is_closed_outside: false, exhausted: PhantomData }
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

    /// Delegates to its iterator.
    #[inline]
    pub fn delegate<I: IntoIterator>(self, iterable: I) -> DelegateIterator<I::IntoIter> {
        DelegateIterator { inner: iterable.into_iter() }
    }
}

/// Not at all.
pub struct AsNeither;

impl AsNeither {
    /// An error, which is about the type of the operand.
    pub fn asked<T>(&self, _: &T) -> T {
        unreachable!("only the type of the answer is asked for")
    }

    /// The type it gives is for what comes after it: one mistake, one error.
    pub fn delegate<T, Y>(self, _: T) -> DelegateIterator<core::iter::Empty<Y>> {
        unreachable!("only `Yes` implements `CanDelegate`")
    }
}

/// The answer where it can be delegated to.
pub struct Yes;

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` can't delegate to `{Self}`",
    label = "this is neither a generator nor can it be iterated",
    note = "`yield_from!` takes a generator, a `&mut` generator, a boxed generator, or any `IntoIterator`; a function has to be called: `yield_from!(f())`; \
            to a stream or an async generator delegates what awaits: one that returns `impl Stream<…>` or `impl AsyncGenerator<…>`"
)]
pub trait CanDelegate<U>: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl CanDelegate<()> for Yes {}

/// First answer.
pub trait ReturnsUnit {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsGenerator<Unit> {
        AsGenerator(PhantomData)
    }
}
impl<G: Generator<Return = ()>> ReturnsUnit for &&&Operand<G> {}

/// First answer, too.
pub trait ReturnsNone<T> {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsGenerator<NoValue> {
        AsGenerator(PhantomData)
    }
}
impl<T, G: Generator<Return = Option<T>>> ReturnsNone<T> for &&&Operand<G> {}

/// Second answer.
pub trait IsGenerator {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsGenerator<Panics> {
        AsGenerator(PhantomData)
    }
}
impl<G: Generator> IsGenerator for &&Operand<G> {}

/// Third answer.
pub trait IsIterable {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsIterable {
        AsIterable
    }
}
impl<I: IntoIterator> IsIterable for &Operand<I> {}

/// Last answer.
pub trait IsNeither {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsNeither {
        AsNeither
    }
}
impl<T> IsNeither for Operand<T> {}

/// The types of the generator around a delegation.
pub struct Outer<Y, S, R>(PhantomData<(Y, S, R)>);

impl<Y, S, R> Outer<Y, S, R> {
    /// The types.
    pub const NEW: Self = Outer(PhantomData);
}

/// The question whether a `T` that is delegated to is a frame; `O` is the [`Outer`] around it.
pub struct Held<T, O>(PhantomData<fn() -> (T, O)>);

impl<T, O> Held<T, O> {
    /// The question for an operand.
    #[inline]
    pub fn of(_: &T, _: O) -> Self {
        Held(PhantomData)
    }
}

/// Last answer; the first one is [`AsFrame`](super::AsFrame).
pub trait AsItIs {
    /// It is delegated to as it is.
    #[inline]
    fn by<W>(&self, way: W) -> W {
        way
    }
}

impl<T, O> AsItIs for Held<T, O> {}
