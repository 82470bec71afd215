//! What a generator with a name saves of a dead local, of which nobody has said what its type is.
//!
//! Its field is `()`: so there must be nothing in it that has to be dropped later. What else has to be written is told of by rustc, which
//! knows the types: where one is missing the body is emitted without a name, in code that never runs, for it to tell of each. What is to be
//! written, and where, depends on what it is: so each has a question of its own.

use crate::__private::TypeOf;
use crate::delegation::{DelegateGenerator, DelegateIterator};

/// What is saved of a local that has nothing to drop.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds this until its scope ends, for it has to be dropped then: its type has to be known, `{Self}`",
    label = "write `: {Self}` here; or drop it before the `yield_!`, or put a block around it",
    note = "what no `let` of its own declares is told of as `#[generator(type = …, name: {Self})]`"
)]
pub trait NothingToDrop {}

#[diagnostic::do_not_recommend]
impl NothingToDrop for () {}

/// The same of what has no name.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what this evaluates to until the statement ends, for it has to be dropped then: its type has to be known, `{Self}`",
    label = "write a `let` before it: `let value: {Self} = …;`"
)]
pub trait NothingHeld {}

#[diagnostic::do_not_recommend]
impl NothingHeld for () {}

/// The same of what is left of a local of which a part was moved.
#[diagnostic::on_unimplemented(
    message = "a part of this was moved, and a generator with a name can't hold what is left of it, which has to be dropped later",
    label = "take all its parts by a pattern that names them"
)]
pub trait NothingLeft {}

#[diagnostic::do_not_recommend]
impl NothingLeft for () {}

/// What is saved of a dead local.
pub struct Parked<T>(pub T);

impl<T> Parked<T> {
    /// It is nothing.
    #[inline]
    pub fn nothing(self)
    where
        T: NothingToDrop,
    {
    }
}

impl<T> Parked<Option<T>> {
    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    pub fn nothing_or_none(self) -> Option<()>
    where
        T: NothingToDrop,
    {
        None
    }
}

impl<T> Parked<T> {
    /// It is nothing.
    #[inline]
    pub fn nothing_held(self)
    where
        T: NothingHeld,
    {
    }
}

impl<T> Parked<Option<T>> {
    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    pub fn nothing_held_or_none(self) -> Option<()>
    where
        T: NothingHeld,
    {
        None
    }
}

impl<T> Parked<T> {
    /// It is nothing.
    #[inline]
    pub fn nothing_left(self)
    where
        T: NothingLeft,
    {
    }
}

impl<T> Parked<Option<T>> {
    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    pub fn nothing_left_or_none(self) -> Option<()>
    where
        T: NothingLeft,
    {
        None
    }
}

/// A local of a `let`. Never implemented, as those below: rustc says of which type it is asked.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds this across a `yield_!`, so its type has to be written: `{Self}`",
    label = "write `: {Self}` here",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>`"
)]
pub trait WriteItsType {}

/// A name that a pattern binds.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds this across a `yield_!`, so its type has to be written: `{Self}`",
    label = "write its name and its type in the attribute: `#[generator(type = …, name: {Self})]`",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>`"
)]
pub trait WriteItInTheAttribute {}

/// The iterator of a `for` loop.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds the iterator of this loop, so its type has to be written: `{Self}`",
    label = "write a `let` before the loop, with the type of what is iterated: `let items: … = …;`, and `for … in items`",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>`"
)]
pub trait WriteWhatIsIterated {}

/// What an expression has made before a marker in it.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what this evaluates to across a `yield_!`, so its type has to be written: `{Self}`",
    label = "write a `let` before it: `let value: {Self} = …;`",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>`"
)]
pub trait WriteWhatIsHeld {}

/// A generator that is delegated to.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what it delegates to, so its type has to be written: `{Self}`",
    label = "write `let inner: {Self} = …;` before it, and `yield_from!(inner)`",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>`"
)]
pub trait WriteWhatIsDelegatedTo {}

/// What is delegated to, and only iterated.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what it delegates to, so its type has to be written (it is iterated by `{Self}`)",
    label = "write a `let` with its type before it: `let inner: … = …;`, and `yield_from!(inner)`",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>`"
)]
pub trait WriteWhatIsIteratedThere {}

#[diagnostic::do_not_recommend]
impl WriteWhatIsDelegatedTo for () {}
#[diagnostic::do_not_recommend]
impl WriteWhatIsIteratedThere for () {}

/// The questions, of the type of something.
pub struct Told<T>(pub TypeOf<T>);

impl<T> Told<T> {
    /// A local of a `let`.
    pub fn of_a_let(self)
    where
        T: WriteItsType,
    {
    }

    /// What a pattern binds.
    pub fn bound(self)
    where
        T: WriteItInTheAttribute,
    {
    }

    /// What a loop iterates by.
    pub fn iterated(self)
    where
        T: WriteWhatIsIterated,
    {
    }

    /// What an expression has made.
    pub fn held(self)
    where
        T: WriteWhatIsHeld,
    {
    }

    /// What is delegated to.
    pub fn delegated_to(self)
    where
        T: Holds<Generator: WriteWhatIsDelegatedTo, Iterator: WriteWhatIsIteratedThere>,
    {
    }
}

/// What holds what is delegated to: one of both, and `()`.
pub trait Holds {
    /// It holds a generator.
    type Generator;
    /// It holds an iterator.
    type Iterator;
}

impl<I> Holds for DelegateIterator<I> {
    type Generator = ();
    type Iterator = I;
}

impl<G: crate::Generator, X> Holds for DelegateGenerator<G, X> {
    type Generator = G;
    type Iterator = ();
}
