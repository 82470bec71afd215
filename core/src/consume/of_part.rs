//! The question whether a call consumes a part of a local: then what is left of the local is kept, and else the whole.

use core::marker::PhantomData;

use super::Asked;
use crate::__private::never;
use crate::__private::park::{Nothing, Whole};
use crate::__private::spent::Question;
use crate::moved::{KeepsWhatIsLeft, NoBox, Of};

/// Which of two ways a call of a part takes. rustc looks into none but the one that the answer leaves.
///
/// - `asked_of_part!(x, x.a, [OfValue] { trait … } |receiver| receiver.m())`: that of a [method](crate::__asked).
/// - `asked_of_part!(x, x.a)`: that of the part itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_part {
    ($local:ident, $part:expr) => {
        $crate::moved::asked_of_part!(@ $local, $part, $crate::consume::asked_of_call!($part, (of_closures)))
    };
    ($local:ident, $part:expr, $($question:tt)*) => {
        $crate::moved::asked_of_part!(@ $local, $part, $crate::consume::asked!(@ [{
            use $crate::consume::{CopyIsConsumed as _, MayBeConsumed as _};
            let part = $crate::__private::parking!($part, (of_closures));
            (&&$crate::consume::Asked::of(&part)).unless_copied(part)
        }] $part, $($question)*))
    };
    (@ $local:ident, $part:expr, $asked:expr) => {{
        use $crate::consume::{PartIsCopied as _, PartIsGone as _, PartStays as _};
        #[allow(unreachable_code)]
        let answer = {
            let part = $crate::__private::parking!($part, (of_closures));
            let asked = $asked;
            let of = $crate::moved::Of::new();
            if false {
                $crate::__private::never();
                of.is(&$local);
            }
            (&&&$crate::consume::AskedPart::of(&part, &asked)).answer(of)
        };
        answer
    }};
}

/// A part, if this answer says that a call consumes it, and what is left of the local then; else the whole.
#[doc(hidden)]
#[macro_export]
macro_rules! __take_if_asked {
    ($local:ident, $part:tt, $asked:ident) => {{
        #[allow(unreachable_code, unused, clippy::diverging_sub_expression)]
        let taken = if $asked.stays() {
            $asked.goes_on();
            let part = $crate::__private::spent::Question::new();
            if false {
                $crate::__private::never();
                part.of(&$local.$part);
            }
            $asked.kept($local, part)
        } else {
            $asked.is_gone();
            $asked.taken($crate::moved::one_by_one!($local, $part, untold [$asked] [] []))
        };
        taken
    }};
}

/// How the part is parked before the call, and after it.
pub struct AskedPart<P, Q>(PhantomData<fn() -> (P, Q)>);

impl<P, Q> AskedPart<P, Q> {
    /// The question for a part that is parked like this.
    #[inline]
    pub fn of(_: &P, _: &Q) -> Self {
        AskedPart(PhantomData)
    }
}

/// The call leaves the part of an `S` where it is.
pub struct PartIsThere<S>(Of<S>);

/// The call consumes it.
pub struct PartIsMissing<S>(Of<S>);

macro_rules! copies {
    ($($answer:ident)*) => {
        $(
            impl<S> Clone for $answer<S> {
                fn clone(&self) -> Self {
                    *self
                }
            }

            impl<S> Copy for $answer<S> {}

            impl<S> $answer<S> {
                /// The part that was taken.
                #[inline]
                pub fn part<P>(self, part: Option<P>) -> P {
                    match part {
                        Some(part) => part,
                        None => never(),
                    }
                }
            }
        )*
    };
}

copies! { PartIsThere PartIsMissing }

impl<S> PartIsThere<S> {
    /// Yes.
    #[inline]
    pub fn stays(self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn goes_on(self) {}

    /// Never called.
    #[inline]
    pub fn is_gone(self) -> ! {
        never()
    }

    /// Nothing has to be kept.
    #[inline]
    pub fn not_held<A>(self, _: A) {}

    /// The whole is kept.
    #[inline]
    pub fn kept<P>(self, local: S, _: Question<P>) -> (Option<P>, S) {
        (None, local)
    }

    /// Never called.
    #[inline]
    pub fn taken<T, R>(self, _: T) -> R {
        never()
    }

    /// The whole.
    #[inline]
    pub fn whole(self, kept: &mut S) -> &mut S {
        kept
    }
}

impl<S> PartIsMissing<S> {
    /// No.
    #[inline]
    pub fn stays(self) -> bool {
        false
    }

    /// Never called.
    #[inline]
    pub fn goes_on(self) -> ! {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn is_gone(self) {}

    /// Never passes: without a box nothing keeps what is left.
    #[inline]
    pub fn not_held<A, U>(self, _: A)
    where
        NoBox: KeepsWhatIsLeft<U>,
    {
    }

    /// Never called.
    #[inline]
    pub fn kept<T, P, R>(self, _: T, _: Question<P>) -> R {
        never()
    }

    /// The part, and what is left.
    #[inline]
    pub fn taken<P, L>(self, (part, left): (P, L)) -> (Option<P>, L) {
        (Some(part), left)
    }

    /// Never called.
    #[inline]
    pub fn whole<L>(self, _: &mut L) -> &mut S {
        never()
    }
}

/// First answer, before the method is looked for: of what is `Copy` a copy is consumed, whatever the method. It may be that of a trait, which rustc
/// could not tell from ours.
pub trait CopyIsConsumed {
    /// The method is not looked for in the part.
    #[inline]
    fn unless_copied<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

impl<T: Copy> CopyIsConsumed for &Asked<Whole<T>> {}

/// Last answer: it is to be asked.
pub trait MayBeConsumed {
    /// It is looked for in the part.
    #[inline]
    fn unless_copied<P>(&self, parking: P) -> P {
        parking
    }
}

impl<P> MayBeConsumed for Asked<P> {}

/// First answer: what is consumed is a copy.
pub trait PartIsCopied {
    /// The way that the call takes.
    #[inline]
    fn answer<S>(&self, of: Of<S>) -> PartIsThere<S> {
        PartIsThere(of)
    }
}

impl<T: Copy, Q> PartIsCopied for &&AskedPart<Whole<T>, Q> {}

/// Second answer: nothing is left of it.
pub trait PartIsGone {
    /// The way that the call takes.
    #[inline]
    fn answer<S>(&self, of: Of<S>) -> PartIsMissing<S> {
        PartIsMissing(of)
    }
}

impl<P> PartIsGone for &AskedPart<P, Nothing> {}

/// Last answer: it is only borrowed.
pub trait PartStays {
    /// The way that the call takes.
    #[inline]
    fn answer<S>(&self, of: Of<S>) -> PartIsThere<S> {
        PartIsThere(of)
    }
}

impl<P, Q> PartStays for AskedPart<P, Q> {}
