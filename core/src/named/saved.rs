//! What a generator with a name saves of a dead local, of which nobody has said what its type is.
//!
//! Its field is `()`: so there must be nothing in it that has to be dropped later. What else has to be written is told of by rustc, which
//! knows the types: where one is missing the body is emitted without a name, in code that never runs, for it to tell of each. What is to be
//! written, and where, depends on what it is: so each has a question of its own.
//!
//! A question is asked of `()`, about a type: of the type itself rustc would propose to borrow it, and say that in place of the message. And it has a
//! parameter that nothing tells, `U`, where there is no answer: a bound with a type that is not known is none that rustc proposes to write, as it would
//! propose `T: WriteItsType`.

use crate::__private::TypeOf;
use crate::delegation::{DelegateGenerator, DelegateIterator};

/// What is saved of a local that has nothing to drop.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds this until its scope ends, for it has to be dropped then: its type has to be known, `{Self}`",
    label = "write `: {Self}` here; or drop it before the `yield_!`, or put a block around it"
)]
pub trait NothingToDrop<U>: Sized {
    /// It is nothing.
    #[inline]
    fn nothing(self) {}

    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    fn nothing_or_none(_: Option<Self>) -> Option<()> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl NothingToDrop<()> for () {}

/// The same of a name that a pattern binds.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds this until its scope ends, for it has to be dropped then: its type has to be known, `{Self}`",
    label = "write its name and its type in the attribute, `#[generator(type = …, …: {Self})]`; or drop it before the `yield_!`"
)]
pub trait NothingToDropOfAPattern<U>: Sized {
    /// It is nothing.
    #[inline]
    fn nothing(self) {}

    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    fn nothing_or_none(_: Option<Self>) -> Option<()> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl NothingToDropOfAPattern<()> for () {}

/// The same of what has no name.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what this evaluates to until the statement ends, for it has to be dropped then: its type has to be known, `{Self}`",
    label = "write a `let` before it: `let value: {Self} = …;`"
)]
pub trait NothingHeld<U>: Sized {
    /// It is nothing.
    #[inline]
    fn nothing(self) {}

    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    fn nothing_or_none(_: Option<Self>) -> Option<()> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl NothingHeld<()> for () {}

/// The same of what is left of a local of which a part was moved.
#[diagnostic::on_unimplemented(
    message = "a part is taken here, and a generator with a name can't hold what is left of the whole, which has to be dropped later",
    label = "take all the parts by a pattern that names them"
)]
pub trait NothingLeft<U>: Sized {
    /// It is nothing.
    #[inline]
    fn nothing(self) {}

    /// It is nothing, whether a call has consumed it or not.
    #[inline]
    fn nothing_or_none(_: Option<Self>) -> Option<()> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl NothingLeft<()> for () {}

/// The same where the part may be `Copy`: then the whole is left, and its type is known.
#[diagnostic::on_unimplemented(
    message = "a part is taken here, and a generator with a name can't hold what is left of the whole",
    label = "take all the parts by a pattern that names them"
)]
pub trait LeftAsAWhole<Whole> {
    /// It is.
    fn into_whole(self) -> Whole;
}

#[diagnostic::do_not_recommend]
impl<T> LeftAsAWhole<T> for T {
    #[inline]
    fn into_whole(self) -> T {
        self
    }
}

/// A local of a `let`. Never implemented, as those below: rustc says of which type it is asked.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds this across a `yield_!`, so its type has to be written: `{T}`",
    label = "write `: {T}` here",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>` (a snapshot can hold neither)"
)]
pub trait WriteItsType<T, U> {
    /// Asked of the type that something has.
    fn is_missing(_: TypeOf<T>) {}
}

/// A name that a pattern binds: what is to be written names it, and rustc has no way to show a name. So each has a question of its own, with what
/// it says.
#[doc(hidden)]
#[macro_export]
macro_rules! __question_about_a_name {
    ($question:ident $label:literal) => {
        #[diagnostic::on_unimplemented(
            message = "a generator with a name holds this across a `yield_!`, so its type has to be written: `{T}`",
            label = $label,
            note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>` (a snapshot can hold neither)"
        )]
        #[allow(non_camel_case_types)]
        trait $question<T, U> {
            fn is_missing(_: $crate::__private::TypeOf<T>) {}
        }

        #[diagnostic::do_not_recommend]
        impl<T: $crate::named::Number<Known: $crate::named::NeverKnown>, U> $question<T, U> for () {}
    };
}

/// The iterator of a `for` loop.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds the iterator of this loop, so its type has to be written: `{T}`",
    label = "write a `let` before the loop, with the type of what is iterated: `let items: … = …;`, and `for … in items`",
    note = "what is iterated is a `&[T]`, if this is a `std::slice::Iter<'_, T>`, and a `&mut [T]`, if it is an `IterMut<'_, T>`; a `Vec<T>`, if it is a `VecItems<T>` or an `IntoIter<T>` of `std::vec`; a `[T; N]`, if it is an `ArrayItems<T, N>`; a `Range<T>`, if it is a `RangeItems<T>`; an adapter, as `Enumerate<…>`, and a generator are what is iterated themselves",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>` (a snapshot can hold neither)"
)]
pub trait WriteWhatIsIterated<T, U> {
    /// Asked of the type that something has.
    fn is_missing(_: TypeOf<T>) {}
}

/// What an expression has made before a marker in it.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what this evaluates to across a `yield_!`, so its type has to be written: `{T}`",
    label = "write a `let` before it: `let value: {T} = …;`",
    note = "where it has none that could be written, as an `impl Trait` or a closure: a box, `Box<dyn Trait>` (a snapshot can hold neither)"
)]
pub trait WriteWhatIsHeld<T, U> {
    /// Asked of the type that something has.
    fn is_missing(_: TypeOf<T>) {}
}

/// A generator that is delegated to.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what it delegates to, so its type has to be written: `{T}`",
    label = "write a `let` with that type before it, `let inner: … = …;`, and `yield_from!(inner)`",
    note = "an `impl Generator` is no type that can be written: give it a name where it is made, by `#[generator(type = Name)]`, and write that; or put it in a box, which a snapshot can't hold"
)]
pub trait WriteWhatIsDelegatedTo<T, U> {
    /// Asked of the type that something has.
    fn is_missing(_: TypeOf<T>) {}
}

/// What is delegated to, and only iterated.
#[diagnostic::on_unimplemented(
    message = "a generator with a name holds what it delegates to, so its type has to be written (it is iterated by `{T}`)",
    label = "write a `let` with its type before it: `let inner: … = …;`, and `yield_from!(inner)`",
    note = "an `impl Iterator` is no type that can be written: give it a name where it is made, by `#[generator(type = Name)]`, and write that; or put it in a box, which a snapshot can't hold"
)]
pub trait WriteWhatIsIteratedThere<T, U> {
    /// Asked of the type that something has.
    fn is_missing(_: TypeOf<T>) {}
}

#[diagnostic::do_not_recommend]
impl WriteWhatIsDelegatedTo<(), ()> for () {}
#[diagnostic::do_not_recommend]
impl WriteWhatIsDelegatedTo<Never, Never> for () {}
#[diagnostic::do_not_recommend]
impl WriteWhatIsIteratedThere<(), ()> for () {}
#[diagnostic::do_not_recommend]
impl WriteWhatIsIteratedThere<Never, Never> for () {}

/// A number may be of several types, and what that leads to differs, as far as rustc can see: so it answers when it knows which it is, and
/// names `i32`, not `{integer}`.
pub trait Number {
    /// What it leads to.
    type Known;
}

/// Never implemented.
pub trait NeverKnown {}

/// The type of nothing that is saved.
pub enum Never {}

macro_rules! numbers {
    ($($number:ident)*) => { $(impl Number for $number { type Known = (); })* };
}
numbers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }

#[diagnostic::do_not_recommend]
impl<T: Number<Known: NeverKnown>, U> WriteItsType<T, U> for () {}
#[diagnostic::do_not_recommend]
impl<T: Number<Known: NeverKnown>, U> WriteWhatIsIterated<T, U> for () {}
#[diagnostic::do_not_recommend]
impl<T: Number<Known: NeverKnown>, U> WriteWhatIsHeld<T, U> for () {}

/// Asks for the type of something.
pub fn asked<T>(_: TypeOf<T>, _: fn(TypeOf<T>)) {}

/// Asks for that of what is delegated to: it is a generator or an iterator.
pub fn asked_of_delegate<T: Holds>(_: TypeOf<T>, _: fn(TypeOf<T::Generator>), _: fn(TypeOf<T::Iterator>)) {}

/// What is saved of a local, if it is what has to be.
#[inline]
pub fn confirmed<T, O>(saved: T, nothing: fn(T) -> O) -> O {
    nothing(saved)
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
