//! What `return` is given in the body of an iterator.

use core::convert::Infallible;

/// What the body of an iterator over `Result`s may return: nothing, or an error. It carries the message.
#[diagnostic::on_unimplemented(
    message = "the body of an iterator or a stream evaluates to `()`, and can't return `{Self}`",
    label = "write `return;`, or return an `Err`: that is the last item"
)]
pub trait EndsIteration<E, U> {
    /// The error, if it is one.
    fn last(self) -> Result<(), E>;
}

#[diagnostic::do_not_recommend]
impl<E> EndsIteration<E, ()> for () {
    #[inline]
    fn last(self) -> Result<(), E> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E> EndsIteration<E, ()> for Result<Infallible, E> {
    #[inline]
    fn last(self) -> Result<(), E> {
        self.map(|never| match never {})
    }
}

/// What a function returns: `!` has no name on stable, and whatever it is wanted for comes to an end.
trait Returns {
    type Returned;
}

impl<R> Returns for fn() -> R {
    type Returned = R;
}

/// What the body of an iterator over anything else may return, or end with: nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "the body of an iterator or a stream evaluates to `()`, and can't return `{Self}`",
    label = "write `yield_!(…);` to yield this, `yield_from!(…);` to yield what is in it, and `return;` to end"
)]
pub trait Ends<U>: Sized {
    /// The value of a body that returns this.
    #[inline]
    fn ended(self) {}
}

#[diagnostic::do_not_recommend]
impl Ends<()> for () {}

#[diagnostic::do_not_recommend]
impl Ends<()> for <fn() -> ! as Returns>::Returned {}

/// The same of what shows itself as an iterator.
#[diagnostic::on_unimplemented(
    message = "the body of an iterator or a stream evaluates to `()`, and can't return `{Self}`",
    label = "write `yield_from!(…);` to yield the items of this, and `return;` to end"
)]
pub trait EndsInItems<U>: Sized {
    /// The value of a body that returns this.
    #[inline]
    fn ended(self) {}
}

#[diagnostic::do_not_recommend]
impl EndsInItems<()> for () {}

#[diagnostic::do_not_recommend]
impl EndsInItems<()> for <fn() -> ! as Returns>::Returned {}

/// The same of an iterator over `Result`s, at the end of the body.
#[diagnostic::on_unimplemented(
    message = "the body of an iterator or a stream evaluates to `()`, and can't end with `{Self}`",
    label = "an `Ok(())` is left out; write `return Err(…);` for an error, and `yield_!(…);` to yield this"
)]
pub trait EndsResults<U>: Sized {
    /// The value of a body that ends with this.
    #[inline]
    fn ended(self) {}
}

#[diagnostic::do_not_recommend]
impl EndsResults<()> for () {}

#[diagnostic::do_not_recommend]
impl EndsResults<()> for <fn() -> ! as Returns>::Returned {}

/// What the body of a generator may return, or end with, whose `Return` is left out.
#[diagnostic::on_unimplemented(
    message = "this generator returns `()`, for its return type names no `Return`, and not `{Self}`",
    label = "write `Return = {Self}` in the return type to return this, or `yield_!(…);` to yield it"
)]
pub trait EndsInNothing<U>: Sized {
    /// The value of a body that returns this.
    #[inline]
    fn ended(self) {}
}

#[diagnostic::do_not_recommend]
impl EndsInNothing<()> for () {}

#[diagnostic::do_not_recommend]
impl EndsInNothing<()> for <fn() -> ! as Returns>::Returned {}
