//! Return values an error can be thrown for.

/// A return type that can hold an error: [`Result`], under any alias.
///
/// It bounds [`GeneratorExt::throw`](crate::GeneratorExt::throw).
#[diagnostic::on_unimplemented(
    message = "nothing can be thrown into a generator that returns `{Self}`",
    label = "`{Self}` can't hold an error",
    note = "let the generator return a `Result`"
)]
pub trait Fallible {
    /// The error.
    type Error;

    /// The value that fails with `error`.
    fn from_error(error: Self::Error) -> Self;
}

impl<T, E> Fallible for Result<T, E> {
    type Error = E;

    #[inline]
    fn from_error(error: E) -> Self {
        Err(error)
    }
}
