//! Whether taking a value apart leaves nothing of it.
//!
//! A pattern that binds all parts of a local by value takes it apart, and nothing is left to drop; unless its type has a
//! destructor of its own: then the parts can only have been copied, and the local lives on. So a local that is counted as gone
//! must not have one.

use core::marker::PhantomData;

/// Checks that a part of a local that is taken apart has no destructor of its own: `parts!(pair, (part @ Pair(..), _) => part)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __parts {
    ($local:expr, $probe:pat => $part:expr) => {{
        use $crate::__private::part::{HasDestructor as _, NoDestructor as _};
        let question = $crate::__private::part::Parting::new();
        if false {
            #[allow(unreachable_patterns)]
            match &$local {
                $probe => question.of($part),
                _ => {}
            }
        }
        (&&question).parting().check()
    }};
}

/// The question for a value of type `T`.
pub struct Parting<T>(PhantomData<fn() -> T>);

impl<T> Parting<T> {
    /// The question for a type that will be told.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Parting(PhantomData)
    }

    /// Tells the type.
    #[inline]
    pub fn of(&self, _: &T) {}
}

/// Nothing is left.
pub struct Gone;

impl Gone {
    /// Passes.
    #[inline]
    pub fn check(self) {}
}

/// All of it is left.
pub struct Left<T>(PhantomData<fn() -> T>);

impl<T> Left<T> {
    /// Never passes: the error is the purpose.
    #[inline]
    pub fn check<U>(self)
    where
        T: TakenApart<U>,
    {
    }
}

/// Implemented for nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a destructor, so this pattern copies its parts and leaves it where it is",
    label = "match on a reference: write `&` before it"
)]
pub trait TakenApart<U> {}

/// First answer: it has a destructor.
pub trait HasDestructor<T> {
    /// What is left of it.
    #[inline]
    fn parting(&self) -> Left<T> {
        Left(PhantomData)
    }
}
#[expect(drop_bounds, reason = "asks for a destructor of the type's own, not for something to drop")]
impl<T: Drop> HasDestructor<T> for &Parting<T> {}

/// Last answer: it has none.
pub trait NoDestructor {
    /// What is left of it.
    #[inline]
    fn parting(&self) -> Gone {
        Gone
    }
}
impl<T> NoDestructor for Parting<T> {}

#[cfg(test)]
mod tests {
    #![allow(unused_imports, reason = "a question names every answer")]

    #[test]
    fn what_has_no_destructor_of_its_own_may_be_taken_apart() {
        let pair = (Some(1), "x");
        crate::__private::parts!(pair, part @ (..) => part);
        crate::__private::parts!(pair, (part @ Some(..), _) => part);
        let reference = &pair;
        crate::__private::parts!(reference, part @ (..) => part);
        fn generic<T>(value: T) {
            crate::__private::parts!(value, part => part);
        }
        generic(pair);
    }
}
