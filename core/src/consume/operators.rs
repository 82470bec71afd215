//! The question whether a method is an operator's, of std's traits: `d.neg()`, `a.add(b)`.
//!
//! Such a trait is no part of the prelude. So two things decide: whether it is in scope where the call stands, and whether the type has
//! it. If both hold, the method takes the local by value, for no method by reference comes before it. If not, it is not meant.
//!
//! Whether it is in scope an [`Operand`] shows, which has each of these methods twice: by value from std's trait, and by reference from
//! [`NotInScope`]'s. The first is found first.

use core::marker::PhantomData;
use core::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Neg, Not, Rem, Shl, Shr, Sub};

use super::Call;
use crate::__private::park::{Nothing, Whole};

/// The question about a local that is parked as `P`, by a method that is of a trait in scope, or not: `S`.
pub struct AskedOperator<P, S>(PhantomData<fn() -> (P, S)>);

impl<P, S> AskedOperator<P, S> {
    /// The question.
    #[inline]
    pub fn of(_: &P, _: &Call<S>) -> Self {
        AskedOperator(PhantomData)
    }
}

/// Has all operators.
pub struct Operand;

/// What an operator of an [`Operand`] returns.
pub struct InScope;

/// What the method of the same name returns that is no operator's.
pub struct NotInScope;

/// Answer to a name that is no operator's after all.
pub trait OfNoOperator {
    /// How it is parked: that is for the method to say.
    #[inline]
    fn asked<P>(&self, parking: P) -> P {
        parking
    }
}

impl<P, S> OfNoOperator for AskedOperator<P, S> {}

macro_rules! unary {
    ($($of:ident: $operator:ident $method:ident;)*) => {
        $(
            /// Answer to the name of this operator's method.
            pub trait $of {
                /// It is consumed.
                #[inline]
                fn asked<P>(&self, _: P) -> Nothing {
                    Nothing
                }
            }

            impl<T: $operator> $of for &AskedOperator<Whole<T>, InScope> {}
            #[cfg(feature = "alloc")]
            impl<T: $operator> $of for &&AskedOperator<Whole<alloc::boxed::Box<T>>, InScope> {}

            impl $operator for Operand {
                type Output = InScope;
                fn $method(self) -> InScope {
                    InScope
                }
            }
        )*

        /// The methods that are found where the operator's trait is not in scope.
        pub trait Unary {
            $(
                /// Not that of std.
                fn $method(&self) -> NotInScope {
                    NotInScope
                }
            )*
        }
        impl Unary for Operand {}
    };
}
unary! { OfNeg: Neg neg; OfNot: Not not; }

macro_rules! binary {
    ($($of:ident: $operator:ident $method:ident;)*) => {
        $(
            /// Answer to the name of this operator's method. Of several right sides one of the type itself is asked about first, for
            /// that one is certain.
            pub trait $of<R> {
                /// It is consumed.
                #[inline]
                fn asked<P>(&self, _: P) -> Nothing {
                    Nothing
                }
            }

            impl<T: $operator<R>, R> $of<R> for &AskedOperator<Whole<T>, InScope> {}
            impl<T: $operator> $of<T> for &&AskedOperator<Whole<T>, InScope> {}
            #[cfg(feature = "alloc")]
            impl<T: $operator<R>, R> $of<R> for &&&AskedOperator<Whole<alloc::boxed::Box<T>>, InScope> {}
            #[cfg(feature = "alloc")]
            impl<T: $operator> $of<T> for &&&&AskedOperator<Whole<alloc::boxed::Box<T>>, InScope> {}

            impl $operator for Operand {
                type Output = InScope;
                fn $method(self, _: Operand) -> InScope {
                    InScope
                }
            }
        )*

        /// The methods that are found where the operator's trait is not in scope.
        pub trait Binary {
            $(
                /// Not that of std.
                fn $method(&self, _: Operand) -> NotInScope {
                    NotInScope
                }
            )*
        }
        impl Binary for Operand {}
    };
}
binary! {
    OfAdd: Add add;
    OfSub: Sub sub;
    OfMul: Mul mul;
    OfDiv: Div div;
    OfRem: Rem rem;
    OfBitAnd: BitAnd bitand;
    OfBitOr: BitOr bitor;
    OfBitXor: BitXor bitxor;
    OfShl: Shl shl;
    OfShr: Shr shr;
}
