//! What emitted code asks about what a generator iterates over.

use core::marker::PhantomData;

use super::Value;
use crate::machine::{Plain, Unseen};

/// An item of a generator that iterates over `I`.
#[diagnostic::on_unimplemented(
    message = "the generator iterates over `{I}`, not over `{Self}`",
    label = "write `Item = {I}`"
)]
pub trait ItemOf<I> {
    /// Where a return type says what the generator iterates over: `impl Generator<Yield = u8> + Iterator<Item = u8>`.
    fn iterated() {}
}

impl<I> ItemOf<I> for I {}

/// How a generator iterates whose return type may be a `Result` under another name: `ends!(R)`. With `open` it may be a type
/// parameter as well.
#[doc(hidden)]
#[macro_export]
macro_rules! __ends {
    ($return:ty) => {{
        use $crate::iterates::asked::{InAValue as _, InAnError as _, InAnything as _};
        (&&&&$crate::iterates::asked::Ends::<$return>::NEW).mode()
    }};
    ($return:ty, open) => {{
        use $crate::iterates::asked::{InAValue as _, InAnError as _, InNobodyKnowsWhat as _, InSomethingKnown as _};
        (&&&&$crate::iterates::asked::Ends::<$return>::NEW).mode()
    }};
}

/// The question how a generator that returns an `R` iterates.
pub struct Ends<R>(PhantomData<fn() -> R>);

impl<R> Ends<R> {
    /// The question.
    pub const NEW: Self = Ends(PhantomData);
}

/// First answer: it is a `Result`.
pub trait InAnError {
    /// How it iterates: `#[generator]` did not see that.
    #[inline]
    fn mode(&self) -> Unseen {
        Unseen
    }
}

impl<T, E> InAnError for &&&Ends<Result<T, E>> {}

/// Second answer.
pub trait InAValue {
    /// How it iterates.
    #[inline]
    fn mode(&self) -> Plain {
        Plain
    }
}

impl<R: Value> InAValue for &&Ends<R> {}

/// Last answer: it is another type, for a type with parameters of its own is no parameter.
pub trait InAnything {
    /// How it iterates.
    #[inline]
    fn mode(&self) -> Plain {
        Plain
    }
}

impl<R> InAnything for Ends<R> {}

/// Third answer: something is known of it. Of a type parameter nothing is, save its bounds; of a type that is `Unpin` this is.
pub trait InSomethingKnown {
    /// How it iterates.
    #[inline]
    fn mode(&self) -> Plain {
        Plain
    }
}

impl<R: Unpin> InSomethingKnown for &Ends<R> {}

/// Last answer.
pub trait InNobodyKnowsWhat {
    /// How it iterates: a `Result` may stand for it.
    #[inline]
    fn mode(&self) -> Unseen {
        Unseen
    }
}

impl<R> InNobodyKnowsWhat for Ends<R> {}

#[cfg(test)]
mod tests {
    #![allow(unused_imports, reason = "a question names every answer")]

    use crate::__private::ends;
    use crate::machine::{Plain, Unseen};

    type Outcome = Result<u8, char>;
    type Outcomes<T> = Result<T, char>;

    struct Own;

    #[test]
    fn results_are_known_under_any_name() {
        let Unseen = ends!(Outcome, open);
        let Unseen = ends!(Outcomes<u8>);
        let Plain = ends!(Own, open);
        let Plain = ends!(Option<u8>);
    }

    #[test]
    fn a_type_parameter_may_be_one_unless_it_is_a_value() {
        fn any<R>() -> Unseen {
            ends!(R, open)
        }
        fn value<R: crate::Value>() -> Plain {
            ends!(R, open)
        }
        fn inside<R>() -> Plain {
            ends!(Option<R>)
        }
        any::<Own>();
        value::<u8>();
        inside::<u8>();
    }
}
