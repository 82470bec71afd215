//! `yield_from!` in a stream: another stream, or anything that can be iterated. And loops in it, which are over the one or the other.

use core::future::{Future, poll_fn};
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::Stream;

use super::{OfAnyType, Yes};

/// What is delegated to, as a stream. Evaluates the operand once, as a full expression. `$yields` is the type of what is yielded around it, where it is told.
#[doc(hidden)]
#[macro_export]
macro_rules! __delegate_stream {
    ([$($yields:ty)?] $operand:expr) => {{
        use $crate::delegation::stream::{IsIterable as _, IsNeither as _, IsStream as _};
        let operand = $operand;
        let way = (&&&$crate::delegation::stream::Source::of(&operand)).way();
        if false {
            let check = $crate::delegation::stream::CanDelegateInStream::check;
            check(way.asked(&operand));
        }
        let stream = way.delegate(operand);
        $(
            use $crate::delegation::stream::{AreOfAnotherType as _, AreOfThatType as _};
            let question = $crate::delegation::stream::StreamItems::<$yields, _>::of(&stream);
            let items = (&&question).answer();
            if false {
                let check = $crate::delegation::CanBeYielded::check;
                check(question.yields(), items.asked());
            }
            let stream = items.by(stream);
        )?
        stream
    }};
}

/// The next item of a stream.
#[inline]
pub fn next_item<S: Stream + ?Sized>(mut stream: Pin<&mut S>) -> impl Future<Output = Option<S::Item>> {
    poll_fn(move |context| stream.as_mut().poll_next(context))
}

/// An iterator as a stream whose items are always there.
pub struct Ready<I>(I);

// The iterator is never pinned.
impl<I> Unpin for Ready<I> {}

impl<I: Iterator> Stream for Ready<I> {
    type Item = I::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.get_mut().0.next())
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

/// As to a stream.
pub struct AsStream;

impl AsStream {
    /// It can be delegated to.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// The operand itself.
    #[inline]
    pub fn delegate<S: Stream>(self, stream: S) -> S {
        stream
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
    pub fn delegate<I: IntoIterator>(self, iterable: I) -> Ready<I::IntoIter> {
        Ready(iterable.into_iter())
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
    pub fn delegate<T, Y>(self, _: T) -> Ready<core::iter::Empty<Y>> {
        unreachable!("only `Yes` implements `CanDelegateInStream`")
    }
}

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` in a stream can't delegate to `{Self}`",
    label = "this is neither a stream nor can it be iterated",
    note = "in a stream `yield_from!` takes a `Stream` or any `IntoIterator`; what is sent values is delegated to by a generator, or by an async one if it is async: \
            return `impl AsyncGenerator<…>`"
)]
pub trait CanDelegateInStream<U>: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl CanDelegateInStream<()> for Yes {}

/// First answer.
pub trait IsStream {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsStream {
        AsStream
    }
}
impl<S: Stream> IsStream for &&Source<S> {}

/// Second answer.
pub trait IsIterable {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsIterable {
        AsIterable
    }
}
impl<I: IntoIterator> IsIterable for &Source<I> {}

/// Last answer.
pub trait IsNeither {
    /// How to delegate to it.
    #[inline]
    fn way(&self) -> AsNeither {
        AsNeither
    }
}
impl<T> IsNeither for Source<T> {}

/// The question whether the items of a stream are `Y`s.
pub struct StreamItems<Y, S>(PhantomData<fn() -> (Y, S)>);

impl<Y, S> StreamItems<Y, S> {
    /// The question for a stream.
    #[inline]
    pub fn of(_: &S) -> Self {
        StreamItems(PhantomData)
    }

    /// What is yielded.
    #[inline]
    pub fn yields(&self) -> PhantomData<fn() -> Y> {
        PhantomData
    }
}

/// First answer.
pub trait AreOfThatType {
    /// They can be yielded.
    #[inline]
    fn answer(&self) -> OfAnyType {
        OfAnyType
    }
}
impl<Y, S: Stream<Item = Y>> AreOfThatType for &StreamItems<Y, S> {}

/// Last answer.
pub trait AreOfAnotherType<Y> {
    /// Of which items.
    type Item;

    /// They can't.
    fn answer(&self) -> OtherItems<Y, Self::Item> {
        OtherItems(PhantomData)
    }
}
impl<Y, S: Stream> AreOfAnotherType<Y> for StreamItems<Y, S> {
    type Item = S::Item;
}

/// The answer where they are `T`s.
pub struct OtherItems<Y, T>(PhantomData<fn() -> (Y, T)>);

impl<Y, T> OtherItems<Y, T> {
    /// An error, which is about the type of the items.
    pub fn asked(&self) -> T {
        unreachable!("only the type of the answer is asked for")
    }

    /// The type that it gives is for what comes after it: one mistake, one error.
    pub fn by<S>(&self, _: S) -> Ready<core::iter::Empty<Y>> {
        unreachable!("only `Yes` implements `CanBeYielded`")
    }
}

/// The head of a `for` that may be over a stream by mistake. What is neither is left to rustc.
///
/// A `match`, and not a `let`: what the head holds is held by the loop.
#[doc(hidden)]
#[macro_export]
macro_rules! __looped {
    ($operand:expr) => {
        match $operand {
            operand => {
                use $crate::delegation::stream::{IsAwaited as _, IsLooped as _, IsNeither as _};
                let way = (&&&$crate::delegation::stream::Source::of(&operand)).way();
                if false {
                    let check = $crate::delegation::stream::CanBeLooped::check;
                    check(way.awaited(&operand));
                }
                way.looped(operand)
            }
        }
    };
}

/// First answer: it can be iterated.
pub trait IsLooped {
    /// How to loop over it.
    #[inline]
    fn way(&self) -> AsLooped {
        AsLooped
    }
}
impl<I: IntoIterator> IsLooped for &&Source<I> {}

/// Second answer: it is a stream.
pub trait IsAwaited {
    /// How not to loop over it.
    #[inline]
    fn way(&self) -> AsAwaited {
        AsAwaited
    }
}
impl<S: Stream> IsAwaited for &Source<S> {}

/// As what can be iterated.
pub struct AsLooped;

impl AsLooped {
    /// It can be looped over.
    #[inline]
    pub fn awaited<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// The operand itself.
    #[inline]
    pub fn looped<T>(self, operand: T) -> T {
        operand
    }
}

/// As a stream.
pub struct AsAwaited;

impl AsAwaited {
    /// An error, which is about the type of the operand.
    pub fn awaited<T>(&self, _: &T) -> ThisLoop<T> {
        unreachable!("only the type of the answer is asked for")
    }

    /// Its items are of the type that the body of the loop is written for: one mistake, one error.
    pub fn looped<S: Stream>(self, _: S) -> core::iter::Empty<S::Item> {
        core::iter::empty()
    }
}

impl AsNeither {
    /// rustc says so of the loop.
    pub fn awaited<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// The operand itself.
    pub fn looped<T>(self, operand: T) -> T {
        operand
    }
}

/// A loop over a `T`, which is a stream. Not `T` itself: if that is a parameter, rustc would propose a bound.
pub struct ThisLoop<T>(PhantomData<fn() -> T>);

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a loop over a stream awaits its items: write `for x in await_!(…)`",
    label = "this is a stream, and no iterator"
)]
pub trait CanBeLooped: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl CanBeLooped for Yes {}

/// The stream that a `for` is over. What is none is told of once.
#[doc(hidden)]
#[macro_export]
macro_rules! __stream_of {
    ($operand:expr) => {{
        use $crate::delegation::stream::{IsNeither as _, IsStream as _};
        let operand = $operand;
        let way = (&&&$crate::delegation::stream::Source::of(&operand)).way();
        if false {
            let check = $crate::delegation::stream::CanBeAwaited::check;
            check(way.asked(&operand));
        }
        way.delegate(operand)
    }};
}

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no stream",
    label = "this has no items to await",
    note = "what can be iterated needs no `await_!`: `for x in …`; a future is awaited before: `for x in await_!(future.await)`",
    note = "what has a method for its next item, as a channel has: `while let Some(x) = rx.recv().await {{ … }}`"
)]
pub trait CanBeAwaited<U>: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl CanBeAwaited<()> for Yes {}
