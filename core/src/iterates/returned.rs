//! What `return` is given in the body of an iterator.

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

/// What the body of an iterator over anything else may return: nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "the body of an iterator evaluates to `()`, and can't return `{Self}`",
    label = "write `yield_!(…);` to yield this, and `return;` to end"
)]
pub trait Ends {}

#[diagnostic::do_not_recommend]
impl Ends for () {}

/// The value of a body that returns this.
#[inline]
pub fn ends(_: impl Ends) {}
