//! What is raised outside, as the inner generator gets it; what it raises while it is closed, as the outer one does.
//!
//! PEP 380 throws into the inner generator whatever is thrown into the outer one. Here both have an error type of their own.
//! Where the outer one's converts into the inner one's, it is thrown there. Where it doesn't, or the inner generator has
//! none, that one is closed, and the error is raised at the `yield_from!`, as PEP 380 has it for an iterator without a
//! `throw`.

use core::marker::PhantomData;

/// How errors go in and out of a delegate: a pair of an [`Inward`] and an [`Outward`].
///
/// `$inner` is what is delegated to, `$genfn` the shape of the outer body.
#[doc(hidden)]
#[macro_export]
macro_rules! __converts {
    ($inner:expr, $genfn:expr) => {{
        use $crate::delegation::convert::{CantRaise as _, CantThrow as _, MayRaise as _, MayThrow as _};
        let errors = $crate::delegation::convert::Errors::between($genfn.return_type(), $inner.return_type());
        ((&&errors).inward(), (&&errors).outward())
    }};
}

/// What is thrown into the outer generator, for the inner one.
pub trait Inward<O, I> {
    /// What the inner one is thrown, or what can't be thrown there.
    fn inward(self, thrown: O) -> Result<I, O>;
}

/// What the inner generator returned when it was closed, for the outer one.
pub trait Outward<O, I> {
    /// The error in it, if there is one that the outer generator can raise.
    fn outward(self, returned: I) -> Option<O>;
}

/// By [`Into`].
#[derive(Clone, Copy)]
pub struct Converts;

/// Not at all.
#[derive(Clone, Copy)]
pub struct Refuses;

impl<T, E: Into<F>, U, F> Inward<Result<T, E>, Result<U, F>> for Converts {
    #[inline]
    fn inward(self, thrown: Result<T, E>) -> Result<Result<U, F>, Result<T, E>> {
        match thrown {
            Err(error) => Ok(Err(error.into())),
            Ok(value) => Err(Ok(value)),
        }
    }
}

impl<O, I> Inward<O, I> for Refuses {
    #[inline]
    fn inward(self, thrown: O) -> Result<I, O> {
        Err(thrown)
    }
}

impl<T, E, U, F: Into<E>> Outward<Result<T, E>, Result<U, F>> for Converts {
    #[inline]
    fn outward(self, returned: Result<U, F>) -> Option<Result<T, E>> {
        returned.err().map(|error| Err(error.into()))
    }
}

impl<O, I> Outward<O, I> for Refuses {
    #[inline]
    fn outward(self, _: I) -> Option<O> {
        None
    }
}

/// The question how the errors of two return types convert.
pub struct Errors<O, I>(PhantomData<fn() -> (O, I)>);

impl<O, I> Errors<O, I> {
    /// The question, for the outer and the inner return type.
    #[inline]
    pub fn between(_: PhantomData<O>, _: PhantomData<I>) -> Self {
        Errors(PhantomData)
    }
}

/// First answer.
pub trait MayThrow {
    /// The conversion.
    #[inline]
    fn inward(&self) -> Converts {
        Converts
    }
}

impl<T, E: Into<F>, U, F> MayThrow for &Errors<Result<T, E>, Result<U, F>> {}

/// Last answer.
pub trait CantThrow {
    /// None.
    #[inline]
    fn inward(&self) -> Refuses {
        Refuses
    }
}

impl<O, I> CantThrow for Errors<O, I> {}

/// First answer.
pub trait MayRaise {
    /// The conversion.
    #[inline]
    fn outward(&self) -> Converts {
        Converts
    }
}

impl<T, E, U, F: Into<E>> MayRaise for &Errors<Result<T, E>, Result<U, F>> {}

/// Last answer.
pub trait CantRaise {
    /// None.
    #[inline]
    fn outward(&self) -> Refuses {
        Refuses
    }
}

impl<O, I> CantRaise for Errors<O, I> {}
