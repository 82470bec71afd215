//! Return values an error can be thrown for.

/// A return type that can hold an error: [`Result`], under any alias.
///
/// It bounds [`GeneratorExt::throw`](crate::GeneratorExt::throw).
///
/// # Examples
///
/// What throws into any generator has to say that it can be thrown into:
///
/// ```
/// use genfn::{Fallible, prelude::*};
///
/// /// Drives one with nothing but mistakes, and tells how many it took.
/// fn fail<G>(generator: &mut G, error: impl Fn() -> <G::Return as Fallible>::Error) -> u32
/// where
///     G: Generator<Return: Fallible>,
/// {
///     let mut taken = 0;
///     while generator.throw(error()).is_ok() {
///         taken += 1;
///     }
///     taken
/// }
///
/// #[generator]
/// fn patient(patience: u32) -> impl Generator<Return = Result<(), std::fmt::Error>> {
///     for _ in 0..patience {
///         try_! {{
///             yield_!();
///         } except _error => {}}
///     }
///     yield_!();
///     Ok(())
/// }
///
/// assert_eq!(fail(&mut patient(3).primed(), || std::fmt::Error), 3);
/// assert_eq!(Result::<u32, _>::from_error("no"), Err("no"));
/// ```
#[diagnostic::on_unimplemented(
    message = "nothing can be thrown into a generator that returns `{Self}`",
    label = "`{Self}` can't hold an error",
    note = "let the generator return a `Result`"
)]
pub trait Fallible {
    /// The error.
    type Error;

    /// The value that fails with `error`: of a `Result`, `Err(error)`.
    fn from_error(error: Self::Error) -> Self;
}

impl<T, E> Fallible for Result<T, E> {
    type Error = E;

    #[inline]
    fn from_error(error: E) -> Self {
        Err(error)
    }
}
