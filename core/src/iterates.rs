//! What a generator that is sent nothing iterates over: what it yields, and, if it returns a `Result`, the error that ended it.
//!
//! A `for` loop drops what a generator returns, as Python's does; but in Python an error that ends a generator comes out of the
//! loop. So for each return type somebody has to know whether an error may be in it:
//!
//! - For a `dyn Generator` rustc does, by [`Iterates`]. No `impl` can be for "anything else than a `Result`", so other types are
//!   [`Value`]s one by one: std's are, and one's own can be.
//! - For `impl Generator` `#[generator]` does, by how the type is written; where it may be the name of a `Result`, emitted code asks rustc as
//!   well ([`asked`]).

pub mod asked;
mod returned;
mod values;

pub use returned::{Ends, EndsInItems, EndsInNothing, EndsIteration, EndsResults};

/// A return value of a generator, as its iterator has it. `Y` is what the generator yields.
///
/// A generator that is sent nothing is an iterator over [`Item`](Iterates::Item)s:
///
/// | it returns | it iterates over |
/// | --- | --- |
/// | a `Result<T, E>` | `Result<Y, E>`: what it yields is `Ok`; if it ends with an error, that is the last item |
/// | a [`Value`] | `Y` |
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use std::num::ParseIntError;
/// use genfn::prelude::*;
///
/// #[generator]
/// fn numbers<'a>(words: &'a [&'a str]) -> BoxGenerator<'a, u32, (), Result<(), ParseIntError>> {
///     for word in words {
///         yield_!(word.parse()?);
///     }
///     Ok(())
/// }
///
/// let mut read = Vec::new();
/// let failed = numbers(&["1", "2", "x", "4"]).try_for_each(|number| Ok(read.push(number?)));
/// assert!(failed.is_err_and(|error: ParseIntError| error.to_string().contains("invalid digit")));
/// assert_eq!(read, [1, 2]);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "a generator that returns `{Self}` is no iterator: it is not known whether that may be an error",
    label = "may `{Self}` be an error?",
    note = "if it is a type of your own, and no error: `impl genfn::Value for {Self} {{}}`",
    note = "if it is a type parameter: bound it, `{Self}: genfn::Value`"
)]
pub trait Iterates<Y> {
    /// What the generator iterates over.
    type Item;

    /// The item of a yielded value.
    fn item(yielded: Y) -> Self::Item;

    /// The last item, of what the generator returned.
    fn last(returned: Self) -> Option<Self::Item>;
}

/// A return value that is no error: a `for` loop over a generator that returns one drops it, as Python's does.
///
/// It is implemented for the types of std that are no `Result`. A type of your own needs an `impl` only where a generator that returns it is
/// iterated as a trait object, a [`BoxGenerator`](crate::BoxGenerator) or a `&mut dyn Generator<…>`.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use genfn::prelude::*;
///
/// struct Walked {
///     nodes: u32,
/// }
///
/// impl genfn::Value for Walked {}
///
/// #[generator]
/// fn walk(depth: u32) -> BoxGenerator<'static, u32, (), Walked> {
///     yield_!(depth);
///     let mut nodes = 1;
///     if depth > 0 {
///         nodes += yield_from!(walk(depth - 1)).nodes;
///     }
///     Walked { nodes }
/// }
///
/// assert!(walk(2).eq([2, 1, 0]));
/// # }
/// ```
// rustc takes the words of this one, too, where it speaks of the other.
#[diagnostic::on_unimplemented(
    message = "a generator that returns `{Self}` is no iterator: it is not known whether that may be an error",
    label = "may `{Self}` be an error?",
    note = "if it is a type of your own, and no error: `impl genfn::Value for {Self} {{}}`",
    note = "if it is a type parameter: bound it, `{Self}: genfn::Value`"
)]
pub trait Value {}

#[diagnostic::do_not_recommend]
impl<Y, V: Value> Iterates<Y> for V {
    type Item = Y;

    #[inline]
    fn item(yielded: Y) -> Y {
        yielded
    }

    #[inline]
    fn last(_: V) -> Option<Y> {
        None
    }
}

impl<Y, T, E> Iterates<Y> for Result<T, E> {
    type Item = Result<Y, E>;

    #[inline]
    fn item(yielded: Y) -> Result<Y, E> {
        Ok(yielded)
    }

    #[inline]
    fn last(returned: Self) -> Option<Result<Y, E>> {
        returned.err().map(Err)
    }
}
