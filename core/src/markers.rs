//! The markers as real macros: what documents them, and what is said where they mean nothing.
//!
//! Inside a function with `#[generator]` they are never expanded: the attribute knows them by name.

/// Suspends the generator: Python's `yield` (PEP 255, PEP 342).
///
/// `yield_!(x)` gives `x` to the caller, `yield_!()` gives `()`. It evaluates to what the caller sends, which is `()` in
/// an iterator. It may stand wherever an expression may.
///
/// The operand is a full expression of its own: its temporaries end before the generator is suspended.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn pairs(n: u32) -> impl Iterator<Item = (u32, u32)> {
///     for i in 0..n {
///         for j in 0..i {
///             yield_!((i, j));
///         }
///     }
/// }
///
/// assert!(pairs(3).eq([(1, 0), (2, 0), (2, 1)]));
/// ```
///
/// Outside a generator it is an error:
///
/// ```compile_fail
/// genfn::yield_!(1);
/// ```
#[macro_export]
macro_rules! yield_ {
    ($($operand:tt)*) => {
        ::core::compile_error!(
            "`yield_!` can only be used in a function that has `#[generator]`, and not in a closure, an async block or \
             another function inside it"
        )
    };
}

/// Delegates to another generator, or to anything that can be iterated: Python's `yield from` (PEP 380).
///
/// What the inner one yields is yielded, and what is sent is sent to it. It evaluates to what the inner generator
/// returns, to `()` if it is only an iterator. The operand is a generator, a `&mut` generator, a boxed one, or any
/// [`IntoIterator`]; what is both is taken as a generator.
///
/// # Panics
///
/// If the inner generator was exhausted before, and its return type is neither `()` nor an `Option`.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn one_two() -> impl Generator<Yield = u32, Return = u32> {
///     yield_!(1);
///     yield_!(2);
///     3
/// }
///
/// #[generator]
/// fn to_five() -> impl Iterator<Item = u32> {
///     let three = yield_from!(one_two());
///     yield_!(three);
///     yield_from!([4, 5]);
/// }
///
/// assert!(to_five().eq(1..=5));
/// ```
///
/// Outside a generator it is an error:
///
/// ```compile_fail
/// genfn::yield_from!([1, 2]);
/// ```
#[macro_export]
macro_rules! yield_from {
    ($($operand:tt)*) => {
        ::core::compile_error!(
            "`yield_from!` can only be used in a function that has `#[generator]`, and not in a closure, an async block \
             or another function inside it"
        )
    };
}
