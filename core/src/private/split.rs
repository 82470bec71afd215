//! A part of a temporary tuple, taken out of it while the rest is held.
//!
//! `f(pair().0, yield_!(1))` moves one part out of what `pair` returned, and drops the other one with the statement. What is left of
//! a tuple is a tuple of the others. What is left of anything else can't be named: it is made whole again, as by
//! [`refill!`](crate::moved::refill!), or rustc says that a part is missing.

use core::marker::PhantomData;

use super::hollow::never;

/// `split!(whole, 0)`: what is left of this local, and the part.
#[doc(hidden)]
#[macro_export]
macro_rules! __split {
    ($whole:ident, $part:tt) => {{
        use $crate::__private::split::{NoTuple as _, Tuple as _};
        let answer = (&&$crate::__private::split::Question::<_, $part>::of(&$whole)).answer();
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        let split = if answer.is_tuple() {
            answer.tuple();
            answer.split($whole)
        } else {
            answer.whole();
            let part = $whole.$part;
            $crate::__refill!(moved [] $whole.$part);
            (answer.keep($whole), part)
        };
        split
    }};
}

/// A tuple with a part of this number.
pub trait Parts<const N: usize> {
    /// The part.
    type Part;
    /// The others.
    type Rest;
    /// Both.
    fn split(self) -> (Self::Rest, Self::Part);
}

macro_rules! tuples {
    ($($number:literal: ($($before:ident)*) $part:ident ($($after:ident)*);)*) => {
        $(
            impl<$($before,)* $part, $($after),*> Parts<$number> for ($($before,)* $part, $($after),*) {
                type Part = $part;
                type Rest = ($($before,)* $($after,)*);
                #[inline]
                #[allow(non_snake_case, reason = "the values are named as their types")]
                fn split(self) -> (Self::Rest, Self::Part) {
                    let ($($before,)* $part, $($after),*) = self;
                    (($($before,)* $($after,)*), $part)
                }
            }
        )*
    };
}
tuples! {
    0: () P ();
    0: () P (A); 1: (A) P ();
    0: () P (A B); 1: (A) P (B); 2: (A B) P ();
    0: () P (A B C); 1: (A) P (B C); 2: (A B) P (C); 3: (A B C) P ();
    0: () P (A B C D); 1: (A) P (B C D); 2: (A B) P (C D); 3: (A B C) P (D); 4: (A B C D) P ();
    0: () P (A B C D E); 1: (A) P (B C D E); 2: (A B) P (C D E); 3: (A B C) P (D E); 4: (A B C D) P (E);
    5: (A B C D E) P ();
}

/// Is a `T` a tuple?
pub struct Question<T, const N: usize>(PhantomData<fn() -> T>);

impl<T, const N: usize> Question<T, N> {
    /// The question for this local.
    #[inline]
    pub fn of(_: &T) -> Self {
        Question(PhantomData)
    }
}

/// It is.
pub struct Apart<const N: usize>;

impl<const N: usize> Apart<N> {
    /// Yes.
    #[inline]
    pub fn is_tuple(&self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn tuple(&self) {}

    /// The rest, and the part.
    #[inline]
    pub fn split<T: Parts<N>>(&self, whole: T) -> (T::Rest, T::Part) {
        whole.split()
    }

    /// Never called.
    #[inline]
    pub fn whole(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn keep<T, R>(&self, _: T) -> R {
        never()
    }
}

/// It is not.
pub struct Whole;

impl Whole {
    /// No.
    #[inline]
    pub fn is_tuple(&self) -> bool {
        false
    }

    /// Never called.
    #[inline]
    pub fn tuple(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn split<T, R>(&self, _: T) -> R {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn whole(&self) {}

    /// It, made whole again.
    #[inline]
    pub fn keep<T>(&self, whole: T) -> T {
        whole
    }
}

/// First answer.
pub trait Tuple<const N: usize> {
    /// What it is.
    #[inline]
    fn answer(&self) -> Apart<N> {
        Apart
    }
}
impl<T: Parts<N>, const N: usize> Tuple<N> for &Question<T, N> {}

/// Second answer.
pub trait NoTuple {
    /// What it is.
    #[inline]
    fn answer(&self) -> Whole {
        Whole
    }
}
impl<T, const N: usize> NoTuple for Question<T, N> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, unused_mut, reason = "a question names every answer")]

    use alloc::string::{String, ToString};

    use crate::__private::split;

    #[test]
    fn the_rest_of_a_tuple_is_the_tuple_of_the_others() {
        let mut three = ("a".to_string(), 1, "c".to_string());
        let (rest, part) = split!(three, 0);
        assert_eq!((rest, part), ((1, "c".to_string()), "a".to_string()));
    }

    #[test]
    fn anything_else_is_made_whole_again() {
        struct Two(String, u32);
        let mut two = Two("a".to_string(), 2);
        let (rest, part) = split!(two, 0);
        assert_eq!((&*rest.0, rest.1, &*part), ("", 2, "a"));
    }
}
