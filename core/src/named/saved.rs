//! What a generator with a name saves of a dead local, of which nobody has said what its type is.
//!
//! Its field is `()`: so there must be nothing in it that has to be dropped later. What else has to be written is told of by rustc, which
//! knows the types: where one is missing the body is emitted without a name, in code that never runs, for it to tell of each.

use crate::__private::TypeOf;

/// What is saved of a local that has nothing to drop.
#[diagnostic::on_unimplemented(
    message = "what this holds has to be dropped later, so its type has to be known: `{Self}`",
    label = "write its type here, drop it before the `yield_!`, or put a block around it"
)]
pub trait NothingToDrop {}

impl NothingToDrop for () {}

/// That is asked where it is saved.
#[inline]
pub fn nothing<T: NothingToDrop>(_: T) {}

/// The same of one that a call may have consumed.
#[inline]
pub fn nothing_or_none<T: NothingToDrop>(_: Option<T>) -> Option<()> {
    None
}

/// Never implemented: rustc says of which type it is asked.
#[diagnostic::on_unimplemented(
    message = "the type of what a generator with a name holds across a `yield_!` has to be written: `{Self}`",
    label = "write `: {Self}` here"
)]
pub trait WriteItsType {}

/// Asks it.
pub fn told<T: WriteItsType>(_: TypeOf<T>) {}
