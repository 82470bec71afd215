//! What is awaited in a `try_!` of an async generator: a future, or what becomes one.
//!
//! It is a question, and not `IntoFuture::into_future` at once, so that of what is none one thing is said.

use core::future::{IntoFuture, Pending, pending};
use core::marker::PhantomData;

use crate::delegation::Yes;

pub use crate::__future_of as future_of;

/// The future of an operand.
#[doc(hidden)]
#[macro_export]
macro_rules! __future_of {
    ($operand:ident) => {{
        use $crate::async_generator::awaited::{IsFuture as _, IsNoFuture as _};
        let way = (&&$crate::async_generator::awaited::Awaited::of(&$operand)).way();
        if false {
            let check = $crate::async_generator::awaited::IsAwaited::check;
            check(way.asked(&$operand));
        }
        way.future($operand)
    }};
}

/// The question whether a `T` is a future.
pub struct Awaited<T>(PhantomData<fn() -> T>);

impl<T> Awaited<T> {
    /// The question for an operand.
    #[inline]
    pub fn of(_: &T) -> Self {
        Awaited(PhantomData)
    }
}

/// It is.
pub struct AsFuture;

impl AsFuture {
    /// It can be awaited.
    #[inline]
    pub fn asked<T>(&self, _: &T) -> Yes {
        Yes
    }

    /// The future.
    #[inline]
    pub fn future<F: IntoFuture>(self, operand: F) -> F::IntoFuture {
        operand.into_future()
    }
}

/// It is not.
pub struct AsNoFuture;

impl AsNoFuture {
    /// An error, which is about the type of the operand.
    pub fn asked<T>(&self, _: &T) -> T {
        unreachable!("only the type of the answer is asked for")
    }

    /// Of whatever it comes to: one mistake, one error.
    pub fn future<T, O>(self, _: T) -> Pending<O> {
        pending()
    }
}

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a future",
    label = "`{Self}` is not a future",
    note = "what is awaited is a future, or implements `IntoFuture`"
)]
pub trait IsAwaited<U>: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl IsAwaited<()> for Yes {}

/// First answer.
pub trait IsFuture {
    /// How to await it.
    #[inline]
    fn way(&self) -> AsFuture {
        AsFuture
    }
}

impl<F: IntoFuture> IsFuture for &Awaited<F> {}

/// Last answer.
pub trait IsNoFuture {
    /// How not to.
    #[inline]
    fn way(&self) -> AsNoFuture {
        AsNoFuture
    }
}

impl<T> IsNoFuture for Awaited<T> {}
