//! What `return` is given in the body of an iterator whose items are `Result`s.

use core::convert::Infallible;

/// What the body of an iterator over `Result`s may return: nothing, or an error. It carries the message.
#[diagnostic::on_unimplemented(
    message = "the body of an iterator evaluates to `()`, and can't return `{Self}`",
    label = "write `return;`, or return an `Err`: that is the last item"
)]
pub trait EndsIteration<E> {
    /// The error, if it is one.
    fn last(self) -> Result<(), E>;
}

#[diagnostic::do_not_recommend]
impl<E> EndsIteration<E> for () {
    #[inline]
    fn last(self) -> Result<(), E> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E> EndsIteration<E> for Result<Infallible, E> {
    #[inline]
    fn last(self) -> Result<(), E> {
        self.map(|never| match never {})
    }
}
