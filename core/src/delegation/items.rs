//! The question whether what is delegated to iterates over what the generator around it yields.
//!
//! Of a list behind a reference the items are references: `yield_from!(list)` with a `list: &Vec<String>`, where `String`s are yielded. rustc says that the
//! types differ, and proposes to convert the marker, `yield_from.to_string()!(list)`: it knows no other token. So it is asked before.
//!
//! Invariants:
//!
//! - What could be coerced is never refused: `&&str` to `&str`. Nothing makes of a reference what is none.
//! - Of an item whose type is not told yet nothing is refused: the first answer tells it, as the yield would.
//! - A stream delegates to one future for all of the items, and nothing is coerced: there each other type is refused ([`StreamItems`]).
//! - Where it is refused, what is delegated to iterates over nothing that has a type yet: one mistake, one error.

use core::marker::PhantomData;

use super::DelegateIterator;
use super::way::{AsIterable, Yes};

/// The answer.
#[doc(hidden)]
#[macro_export]
macro_rules! __of_items {
    ($question:ident) => {{
        use $crate::delegation::{
            AreBehindReferences as _, AreOfAnyType as _, AreOfThatType as _, YieldsReferences as _,
        };
        (&&&&$question).answer()
    }};
}

/// The question whether the items of a `T`, to which is delegated by a `W`, are `Y`s.
pub struct Items<Y, T, W>(PhantomData<(Y, T, W)>);

impl<Y, T, W> Items<Y, T, W> {
    /// The question for an operand, and the way that it is delegated to by.
    #[inline]
    pub fn of(_: &T, _: &W) -> Self {
        Items(PhantomData)
    }

    /// What is yielded.
    #[inline]
    pub fn yields(&self) -> PhantomData<fn() -> Y> {
        PhantomData
    }
}

/// The answer where nothing is refused.
pub struct OfAnyType;

impl OfAnyType {
    /// They can be yielded.
    #[inline]
    pub fn asked(&self) -> Yes {
        Yes
    }

    /// By that way.
    #[inline]
    pub fn by<W>(&self, way: W) -> W {
        way
    }
}

/// The answer where they are `&Y`s or `&mut Y`s, a `T`.
pub struct OfAnotherType<T>(PhantomData<fn() -> T>);

impl<T> OfAnotherType<T> {
    /// An error, which is about the type of the items.
    pub fn asked(&self) -> T {
        unreachable!("only the type of the answer is asked for")
    }

    /// The type that it gives is for what comes after it.
    #[inline]
    pub fn by<W>(&self, _: W) -> Self {
        OfAnotherType(PhantomData)
    }

    /// Delegates to nothing.
    pub fn delegate<I, Y>(self, _: I) -> DelegateIterator<core::iter::Empty<Y>> {
        unreachable!("only `Yes` implements `CanBeYielded`")
    }
}

/// Implemented for [`Yes`] only. It carries the message; a `Y` is what is yielded.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` yields the items as they are, and these are of type `{Self}`, not `{Y}`",
    label = "this iterates over another type",
    note = "to make others of them, write a loop: `for item in … {{ yield_!(…); }}`, and over a stream `for item in await_!(…) {{ yield_!(…); }}`",
    note = "of references, `.cloned()` behind an iterator makes copies, and `.iter().cloned()` behind a collection; a collection that is not needed any more is \
            delegated to without a `&`"
)]
pub trait CanBeYielded<Y, U>: Sized {
    /// Nothing to do. What is yielded comes first: it is told when rustc asks.
    fn check(_: PhantomData<fn() -> Y>, _: Self) {}
}

#[diagnostic::do_not_recommend]
impl<Y> CanBeYielded<Y, ()> for Yes {}

/// First answer: a reference to a reference is coerced to one.
pub trait YieldsReferences {
    /// Nothing is refused.
    #[inline]
    fn answer(&self) -> OfAnyType {
        OfAnyType
    }
}

impl<Z: ?Sized, T, W> YieldsReferences for &&&Items<&Z, T, W> {}

/// Second answer.
pub trait AreOfThatType {
    /// Nothing is refused.
    #[inline]
    fn answer(&self) -> OfAnyType {
        OfAnyType
    }
}

impl<Y, T: IntoIterator<Item = Y>> AreOfThatType for &&Items<Y, T, AsIterable> {}

/// Third answer.
pub trait AreBehindReferences<I> {
    /// They are refused.
    fn answer(&self) -> OfAnotherType<I> {
        OfAnotherType(PhantomData)
    }
}

impl<'t, Y: 't, T: IntoIterator<Item = &'t Y>> AreBehindReferences<&'t Y> for &Items<Y, T, AsIterable> {}

/// Last answer.
pub trait AreOfAnyType {
    /// Nothing is refused.
    #[inline]
    fn answer(&self) -> OfAnyType {
        OfAnyType
    }
}

impl<Y, T, W> AreOfAnyType for Items<Y, T, W> {}
