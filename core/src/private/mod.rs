//! What emitted code calls. Nothing here is for users, and all of it may change with any release.
//!
//! Where syntax can't tell what emitted code has to do, it asks the compiler by *autoref dispatch*: for a receiver
//! `&&probe` method lookup tries `&&Probe`, then `&Probe`, then `Probe`, and takes the first whose impl's bounds hold. So
//! the most special impl stands on the type with the most `&`s, and the one for everything on the probe itself. The macros
//! [`kind!`], [`ends!`], [`returns!`], [`yields!`], [`park!`], [`refill!`](crate::moved::refill!), [`rest!`](crate::moved::rest!), [`split!`],
//! [`consumes!`](crate::consume::consumes!), [`steady!`](crate::again::steady!) and
//! [`delegate!`](crate::delegation::delegate!) are such questions. They name
//! everything by `$crate`, so that nothing the user declares is in their way.
//!
//! What a message of rustc may name is in modules of the crate's root: [`again`](crate::again), [`consume`](crate::consume),
//! [`delegation`](crate::delegation), [`raise`](crate::raise).

mod assigned;
pub mod content;
pub mod held;
pub mod hollow;
mod in_block;
mod itself;
pub mod kind;
pub mod known;
pub mod later;
pub mod nothing_to_drop;
pub mod one_by_one;
pub mod park;
pub mod parking;
pub mod part;
mod question;
mod refused;
pub mod rest;
pub mod shape;
pub mod size_hint;
mod snapshots;
pub mod spent;
pub mod split;
mod streams;
pub mod taken;
pub mod temporary;
mod type_of;

/// Not `pub use ::core;`: rustc would name core's items by this path in messages to those who use genfn.
pub mod core {
    pub use ::core::*;
}

/// The same, of alloc's.
#[cfg(feature = "alloc")]
pub mod alloc {
    pub use ::alloc::*;
}

/// The same, of serde's.
#[cfg(feature = "serde")]
pub use ::serde;

#[cfg(feature = "alloc")]
pub use ::alloc::boxed::Box;
// What stands in every expansion, by a path that rustc reads and resolves in half the time.
pub use ::core::convert::identity;
pub use ::core::iter::{FusedIterator, IntoIterator, Iterator};
pub use ::core::mem::replace;
pub use ::core::option::Option::{self, None, Some};
#[cfg(feature = "stream")]
pub use ::core::pin::pin;
pub use ::core::result::Result::{self, Err, Ok};

#[cfg(feature = "stream")]
pub use crate::async_generator::delegation::delegate_async;
#[cfg(feature = "stream")]
pub use crate::async_generator::{
    AsyncYielder, ValueOfTheMacro, async_fallible_generator, async_generator, async_generator_of, refused_async,
    refused_fallible_async,
};
#[cfg(feature = "stream")]
pub use crate::delegation::stream::next_item;
#[cfg(feature = "alloc")]
pub use crate::pinned::Address;
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use crate::pinned::{Handlers, NoHandlers, Suspension, Woken, Yielder};
#[cfg(feature = "alloc")]
pub use crate::pinned::{
    PinnedGenerator, PinnedIterator, pinned_fallible_generator, pinned_generator, pinned_generator_of, pinned_iterator,
};
#[cfg(feature = "stream")]
pub use crate::pinned::{StreamExit, StreamKey, stream};
#[cfg(all(feature = "stream", feature = "std"))]
pub use crate::pinned::{stream_of, yielder};
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use in_block::{Leaving, in_block};
#[cfg(feature = "stream")]
pub use refused::refused_stream;

#[cfg(not(feature = "stream"))]
pub use streams::{AsyncGenerator, FusedStream};

pub use crate::__async_generators as async_generators;
pub use crate::__snapshots as snapshots;
pub use crate::__streams as streams;
pub use crate::delegation::{Delegate, Delegated};
pub use crate::frames::{Handover, Outcome};
pub use crate::machine::{
    ByValue, Close, FoldableMachine, Handling, IntoItem, IntoStep, IteratorMachine, LastError, Machine, Plain, Saved,
    Sink, Step, by_value, capturing_fallible_generator, capturing_generator, capturing_generator_of,
    capturing_iterator, capturing_iterator_that_says, fallible_generator, generator, generator_of, gone, handling,
    iterator, said,
    said::{Said, iterator_that_says},
};
pub use crate::raise::QuestionMark;
pub use crate::{
    __converts as converts, __ends as ends, __ends_of_scrutinee as ends_of_scrutinee, __kind as kind, __known as known,
    __left_unless as left_unless, __park as park, __park_link as park_link, __park_link_unless as park_link_unless,
    __park_unless as park_unless, __parking as parking, __parts as parts, __rest as rest, __returns as returns,
    __same_type as same_type, __says as says, __some_parked as some_parked, __some_unless as some_unless,
    __split as split, __yields as yields,
};
pub use assigned::assigned;
pub use hollow::never;
pub use in_block::segment_in_block;
pub use itself::Itself;
pub use kind::{Kind, OptionKind, OtherKind, Sends, UnitKind};
pub use refused::{refused, refused_fallible};
pub use shape::{ItemShape, LastErrorShape, OptionShape, PlainShape, ResultShape, Returns, Typed, Yields};
pub use temporary::{after_if, left_until_else, until_else};
pub use type_of::TypeOf;
