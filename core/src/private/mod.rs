//! What emitted code calls. Nothing here is for users, and all of it may change with any release.
//!
//! Where syntax can't tell what emitted code has to do, it asks the compiler by *autoref dispatch*: for a receiver
//! `&&probe` method lookup tries `&&Probe`, then `&Probe`, then `Probe`, and takes the first whose impl's bounds hold. So
//! the most special impl stands on the type with the most `&`s, and the one for everything on the probe itself. The macros
//! [`kind!`], [`returns!`], [`yields!`], [`park!`], [`refill!`], [`rest!`], [`consumes!`],
//! [`steady!`] and [`delegate!`] are such questions. They name
//! everything by `$crate`, so that nothing the user declares is in their way.

pub mod again;
pub mod consume;
pub mod delegation;
pub mod hollow;
pub mod kind;
mod nothing_to_drop;
pub mod park;
pub mod part;
pub mod raise;
mod refused;
pub mod rest;
pub mod shape;
pub mod size_hint;
mod streams;
mod temporary;

pub use ::core;

#[cfg(feature = "alloc")]
pub use alloc::boxed::Box;

#[cfg(feature = "stream")]
pub use crate::__delegate_stream as delegate_stream;
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use crate::pinned::{Handlers, NoHandlers, Suspension, Woken, Yielder};
#[cfg(feature = "alloc")]
pub use crate::pinned::{
    PinnedGenerator, PinnedIterator, pinned_fallible_generator, pinned_generator, pinned_iterator,
};
#[cfg(feature = "stream")]
pub use crate::pinned::{StreamExit, stream};
#[cfg(feature = "stream")]
pub use delegation::stream::next_item;
#[cfg(feature = "stream")]
pub use refused::refused_stream;

pub use crate::__streams as streams;
pub use crate::frames::{Handover, Outcome};
pub use crate::machine::{
    Close, FoldableMachine, Handling, IntoItem, IntoStep, IteratorMachine, LastError, Machine, Plain, Saved, Sink,
    Step, fallible_generator, foldable_iterator, generator, handling, iterator,
};
pub use crate::{
    __consumes as consumes, __consumes_into as consumes_into, __consumes_into_iter as consumes_into_iter,
    __consumes_reader as consumes_reader, __converts as converts, __delegate as delegate, __elements as elements,
    __kind as kind, __park as park, __park_link as park_link, __parts as parts, __refill as refill, __rest as rest,
    __returns as returns, __steady as steady, __yields as yields,
};
pub use delegation::{Delegate, Delegated};
pub use kind::{Kind, OptionKind, OtherKind, Sends, UnitKind};
pub use refused::{refused, refused_fallible};
pub use shape::{ItemShape, LastErrorShape, OptionShape, PlainShape, ResultShape, Returns, Yields};
pub use temporary::{Temporary, after_if, until_else};
