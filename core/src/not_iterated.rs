//! Methods of iterators, on what is none: `.map(…)` and `.collect()` of a generator that is sent values, of a stream, of an async generator.
//!
//! Of these rustc would say that each "is not an iterator", and look no further: where `Iterator` has a method of that name, it tells neither of
//! `StreamExt` nor of `send`. So there are methods of those names for all of them, which nobody can call: each asks for what nobody is, and the
//! question carries the words.
//!
//! Invariants:
//!
//! - A method by value comes first: that of `Iterator` for what is one, that of `StreamExt` where it is in scope, that of a trait of the user's
//!   own. These take `&self`; those of async generators take `&mut self`, for one that is sent nothing is a stream as well.
//! - Only names that iterators and streams have by value stand here: what they have by `&mut self`, as `next`, types of the user's own have, too.
//! - What a method comes to is what nobody knows, so nothing is said of what is called on that.

use crate::Generator;

/// Methods that take `$receiver`, and ask of what they are called on for `$question`.
macro_rules! not_iterated {
    ($question:ident, $($receiver:tt)+) => {
        not_iterated!(@each $question, [$($receiver)+], [chain flat_map filter filter_map for_each map zip], [collect enumerate sum]);
    };
    (@each $question:ident, $receiver:tt, [$($with:ident)+], [$($without:ident)+]) => {
        $(not_iterated!(@one $question, $receiver, $with, [__argument: impl Sized]);)+
        $(not_iterated!(@one $question, $receiver, $without, []);)+
    };
    (@one $question:ident, [$($receiver:tt)+], $method:ident, [$($argument:tt)*]) => {
        /// Nobody can call it.
        fn $method<__U>($($receiver)+, $($argument)*) -> <Self as $question<__U>>::Comes
        where
            Self: $question<__U>,
        {
            unreachable!("nothing is {}", stringify!($question))
        }
    };
}

/// No generator that is sent values is one. It carries the message.
#[diagnostic::on_unimplemented(
    message = "this is a method of iterators, and this generator is none",
    label = "drive it by `start` and `send`",
    note = "in a loop: `let mut step = g.start(); while let Ok(item) = step {{ …; step = g.send(…); }}`; where its `Send` is an `Option`, \
            `while let Ok(item) = next(&mut g) {{ … }}`",
    note = "where nothing is sent to it, let it be an iterator: leave `Send` out of its return type; or, of an argument, write `impl Iterator<Item = …>`"
)]
pub trait IsAnIterator<U> {
    /// What the method would come to.
    type Comes;
}

/// Those of generators.
pub trait NotIterated: Generator {
    not_iterated!(IsAnIterator, &self);
}

impl<G: Generator> NotIterated for G {}

/// No stream has them of itself. It carries the message.
#[cfg(feature = "stream")]
#[diagnostic::on_unimplemented(
    message = "this method is one of `StreamExt`, which is not in scope",
    label = "write `use futures::StreamExt;`",
    note = "where there is no `futures` yet: `cargo add futures`",
    note = "in a stream, or in an async generator, a loop needs no method: `for x in await_!(stream) {{ … }}`"
)]
pub trait HasMethodsOfStreams<U> {
    /// What the method would come to.
    type Comes;
}

/// Those of streams.
#[cfg(feature = "stream")]
pub trait NotIteratedButPolled: crate::Stream {
    not_iterated!(HasMethodsOfStreams, &self);
}

#[cfg(feature = "stream")]
impl<S: crate::Stream> NotIteratedButPolled for S {}

/// No async generator that is sent values is one. It carries the message.
#[cfg(feature = "stream")]
#[diagnostic::on_unimplemented(
    message = "this is a method of iterators and streams, and this async generator is neither",
    label = "drive it by `astart` and `asend`",
    note = "in a loop: `let mut step = g.astart().await; while let Ok(item) = step {{ …; step = g.asend(…).await; }}`; where its `Send` is an \
            `Option`, `while let Ok(item) = g.anext().await {{ … }}`",
    note = "where nothing is sent to it, let it be a stream: leave `Send` out of its return type; or, of an argument, write `impl Stream<Item = …>`"
)]
pub trait IsAStream<U> {
    /// What the method would come to.
    type Comes;
}

/// Those of async generators.
#[cfg(feature = "stream")]
pub trait NotIteratedButAwaited: crate::AsyncGenerator {
    not_iterated!(IsAStream, &mut self);
}

#[cfg(feature = "stream")]
impl<G: crate::AsyncGenerator> NotIteratedButAwaited for G {}
