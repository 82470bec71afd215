//! What is left of a struct of which one field is moved, and others are named later.
//!
//! `yield_!(f(pair.a)); yield_!(g(pair.b));` moves `a`, and names `b` after the suspension. What is left is a struct of the macro's
//! own, that has the fields that are named later: so they are named in it as before. Of them, and of all others, which a struct literal
//! tells by its base, one may have something to drop: in which order a struct drops its fields is not known.
//!
//! Where the part that was moved is `Copy`, or can be [filled](super::hollow), the whole is left instead. It has the same fields.

use core::marker::PhantomData;

use super::hollow::never;
use super::nothing_to_drop::{NothingToDrop, OnlyMemory};
pub use super::question::Question;

/// A part of a local, and what is left of it. `[n]`: the fields that were moved before it, since the local was whole.
///
/// - `later!(pair, [] a, boxed [Pair], Left { b, n } [b n])`: `b` and `n` are named later; `unboxed` where it is no box.
/// - `later!(left, [] b, answer of, { … }, [*] whole => { … })`: the next one, out of what is left; `*` if the local was a box. Both blocks
///   evaluate to the part, and to what is left then, which may hold what it is left `of`.
/// - `later!(@step answer, pair, [] a, { … })`: the part, and the whole, if that stays; else what the block evaluates to.
#[doc(hidden)]
#[macro_export]
macro_rules! __later {
    (
        $local:ident, [$($gone:ident)*] $part:ident, $answer:ident $of:ident,
        $of_left:block, [$($deref:tt)?] $whole:ident => $of_whole:block
    ) => {
        $crate::__later!(@step $answer, $local, [$($gone)*] $part, {
            $crate::__later!(@by_form $answer $of, $local, [$($gone)*], $of_left, [$($deref)?] $whole => $of_whole)
        })
    };
    (
        @by_form $answer:ident $of:ident, $local:ident, [$($gone:ident)*],
        $of_left:block, [$($deref:tt)?] $whole:ident => $of_whole:block
    ) => {{
        use $crate::__private::later::{Remains as _, Stayed as _};
        let question = $crate::__private::later::Form::new();
        if false {
            $crate::__private::never();
            question.of(&$local);
        }
        let form = (&question).form();
        let $of = form.origin(&question);
        let (part, left) = if form.is_left() {
            form.left();
            let (part, left) = $of_left;
            (part, form.of_left(left))
        } else {
            form.whole();
            $($crate::moved::refill!(moved [] $local.$gone);)*
            let $whole = $($deref)? form.as_whole($local);
            let (part, left) = $of_whole;
            (part, form.of_whole(left))
        };
        (part, $answer.left(left))
    }};
    (
        $local:ident, held [$($gone:ident)*] $part:ident, untold [],
        $left:ident { $($later:ident),+ } $([$one:ident $other:ident])*
    ) => {
        $crate::__later!(@step_held answer, $local, [$($gone)*] $part, {
            let of = $crate::__private::later::Of::new();
            if false {
                $crate::__private::never();
                $($crate::__later!(@order answer, $local.$one, $local.$other);)*
                $($crate::__later!(@beside answer, $local.$later);)*
                of.is(&$local);
            }
            let ((part, $($later,)+), others) = $crate::__held!(answer, $local; $part $($later)+);
            (part, answer.left(($left { $($later,)+ __of: of }, others)))
        })
    };
    (
        $local:ident, held [$($gone:ident)*] $part:ident, $answer:ident $of:ident,
        $of_left:block, [] $whole:ident => $of_whole:block
    ) => {
        $crate::__later!(@step_held $answer, $local, [$($gone)*] $part, {
            $crate::__later!(@by_form $answer $of, $local, [$($gone)*], $of_left, [] $whole => $of_whole)
        })
    };
    (@step_held $answer:ident, $local:ident, [$($gone:tt)*] $part:tt, $taken:block) => {{
        let $answer = $crate::__spent!(@answer $local.$part);
        $(let $answer = $answer.and($crate::__spent!(@answer $local.$gone));)*
        #[allow(unreachable_code, unused, clippy::diverging_sub_expression)]
        let taken = if $answer.stays() {
            $answer.goes_on();
            $($crate::moved::refill!(moved [] $local.$gone);)*
            let mut whole = $local;
            let part = whole.$part;
            $crate::moved::refill!(moved [] whole.$part);
            (part, $answer.keep((whole, ())))
        } else {
            $answer.is_spent();
            $taken
        };
        taken
    }};
    (@beside $answer:ident, $field:expr) => {
        use $crate::__private::later::{BesideOthers as _, CopyBeside as _, MemoryBeside as _};
        let beside = $crate::__private::later::Beside::of(&$field);
        $answer.in_order((&&&beside).order());
    };
    (
        $local:ident, [$($gone:ident)*] $part:ident, $whole:ident [$($path:tt)*],
        $left:ident { $($later:ident),+ } $([$one:ident $other:ident])*
    ) => {
        $crate::__later!(@step answer, $local, [$($gone)*] $part, {
            let of = $crate::__private::later::Of::new();
            if false {
                $crate::__private::never();
                $($crate::__later!(@order answer, $local.$one, $local.$other);)*
                of.is(&$local);
                let whole = $crate::__private::spent::$whole(&$local);
                answer.check(move || {
                    let _ = $($path)* {
                        $part: $crate::__private::never(),
                        $($gone: $crate::__private::never(),)*
                        $($later: $crate::__private::never(),)*
                        ..whole
                    };
                });
            }
            ($local.$part, answer.left($left { $($later: $local.$later,)* __of: of }))
        })
    };
    (@order $answer:ident, $one:expr, $other:expr) => {
        use $crate::__private::later::{Neither as _, One as _, Other as _};
        let pair = $crate::__private::later::Pair::of(&$one, &$other);
        $answer.in_order((&&&pair).order());
    };
    (@step $answer:ident, $local:ident, [$($gone:tt)*] $part:tt, $taken:block) => {{
        let $answer = $crate::__spent!(@answer $local.$part);
        $(let $answer = $answer.and($crate::__spent!(@answer $local.$gone));)*
        #[allow(unreachable_code, unused, clippy::diverging_sub_expression, clippy::needless_update)]
        let taken = if $answer.stays() {
            $answer.goes_on();
            $($crate::moved::refill!(moved [] $local.$gone);)*
            let mut whole = $local;
            let part = whole.$part;
            $crate::moved::refill!(moved [] whole.$part);
            (part, $answer.keep(whole))
        } else {
            $answer.is_spent();
            $taken
        };
        taken
    }};
}

/// What a struct was made of that has the fields that are named later.
pub struct Of<S>(PhantomData<fn() -> S>);

impl<S> Of<S> {
    /// Of a type that will be told.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Of(PhantomData)
    }

    /// Tells the type.
    #[inline]
    pub fn is(&self, _: &S) {}
}

impl<S> Clone for Of<S> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Of<S> {}

/// Implemented for the structs that have the fields that are named later.
pub trait Leaves {
    /// What they were made of.
    type Of;
}

/// Which of two is a local: what was left, or the whole?
pub struct Form<T>(PhantomData<fn() -> T>);

impl<T> Form<T> {
    /// The question for a type that will be told.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Form(PhantomData)
    }

    /// Tells the type.
    #[inline]
    pub fn of(&self, _: &T) {}
}

/// It is what was left.
pub struct Left;

impl Left {
    /// Yes.
    #[inline]
    pub fn is_left(&self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn left(&self) {}

    /// What it was made of.
    #[inline]
    pub fn origin<T: Leaves>(&self, _: &Form<T>) -> Of<T::Of> {
        Of::new()
    }

    /// What is left now.
    #[inline]
    pub fn of_left<R>(&self, rest: R) -> R {
        rest
    }

    /// Never called.
    #[inline]
    pub fn whole(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn as_whole<T: Leaves>(&self, _: T) -> T::Of {
        never()
    }

    /// Never called.
    #[inline]
    pub fn of_whole<R, Q>(&self, _: R) -> Q {
        never()
    }
}

/// It is the whole.
pub struct Whole;

impl Whole {
    /// No.
    #[inline]
    pub fn is_left(&self) -> bool {
        false
    }

    /// What is to be made of it.
    #[inline]
    pub fn origin<T>(&self, _: &Form<T>) -> Of<T> {
        Of::new()
    }

    /// Never called.
    #[inline]
    pub fn left(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn of_left<R, Q>(&self, _: R) -> Q {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn whole(&self) {}

    /// It.
    #[inline]
    pub fn as_whole<T>(&self, local: T) -> T {
        local
    }

    /// What is left now.
    #[inline]
    pub fn of_whole<R>(&self, rest: R) -> R {
        rest
    }
}

/// First answer.
pub trait Remains {
    /// Which it is.
    #[inline]
    fn form(&self) -> Left {
        Left
    }
}
impl<T: Leaves> Remains for Form<T> {}

/// Last answer.
pub trait Stayed {
    /// Which it is.
    #[inline]
    fn form(&self) -> Whole {
        Whole
    }
}
impl<T> Stayed for &Form<T> {}

/// Does it matter in which order two fields are dropped?
pub struct Pair<A, B>(PhantomData<fn() -> (A, B)>);

impl<A, B> Pair<A, B> {
    /// The question for these.
    #[inline]
    pub fn of(_: &A, _: &B) -> Self {
        Pair(PhantomData)
    }
}

/// It does not.
pub struct AnyOrder;

/// It does.
pub struct Unknown;

/// Does it matter whether a field is dropped before others that nobody names?
pub struct Beside<A>(PhantomData<fn() -> A>);

impl<A> Beside<A> {
    /// The question for this one.
    #[inline]
    pub fn of(_: &A) -> Self {
        Beside(PhantomData)
    }
}

/// First answer: it has nothing to drop.
pub trait CopyBeside {
    /// Whether it matters.
    #[inline]
    fn order(&self) -> AnyOrder {
        AnyOrder
    }
}
impl<A: Copy> CopyBeside for &&Beside<A> {}

/// Second answer: nobody sees when its memory is freed.
pub trait MemoryBeside {
    /// Whether it matters.
    #[inline]
    fn order(&self) -> AnyOrder {
        AnyOrder
    }
}
impl<A: NothingToDrop<OnlyMemory>> MemoryBeside for &Beside<A> {}

/// Last answer.
pub trait BesideOthers {
    /// Whether it matters.
    #[inline]
    fn order(&self) -> Unknown {
        Unknown
    }
}
impl<A> BesideOthers for Beside<A> {}

/// First answer: one has nothing to drop.
pub trait One {
    /// Whether it matters.
    #[inline]
    fn order(&self) -> AnyOrder {
        AnyOrder
    }
}
impl<A: Copy, B> One for &&Pair<A, B> {}

/// Second answer: the other one has not.
pub trait Other {
    /// Whether it matters.
    #[inline]
    fn order(&self) -> AnyOrder {
        AnyOrder
    }
}
impl<A, B: Copy> Other for &Pair<A, B> {}

/// Last answer.
pub trait Neither {
    /// Whether it matters.
    #[inline]
    fn order(&self) -> Unknown {
        Unknown
    }
}
impl<A, B> Neither for Pair<A, B> {}
