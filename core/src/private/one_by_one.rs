//! A struct whose fields are moved one after the other, and named no more.
//!
//! `yield_!(node.value); …(node.left); …(node.right);` leaves a struct of which parts are missing, and which can't be saved. A closure that
//! captures what is left of it can: it captures each field by itself, and drops them in the order in which the struct declares them, which
//! only rustc knows. Called, it comes to the next field, and to a closure that captures what is left then. Fields that nobody names are
//! captured by the base of a struct literal.
//!
//! Where a part is `Copy`, or can be [filled](super::hollow), the whole is left instead: a type that has a destructor can't be taken apart.

use super::hollow::never;
use super::later::{Left, Of, Whole};
use crate::moved::Leaves;

/// A field of a local, and what is left of the local: `one_by_one!(node, value, boxed [Node] [gone] [left right])`, where `left` and `right`
/// are moved later, in this order, and `gone` was before; `unboxed` where it is no box. `one_by_one!(rest, next left, …)` of what was left.
#[doc(hidden)]
#[macro_export]
macro_rules! __one_by_one {
    ($local:ident, next $part:tt, $boxed:ident $path:tt $gone:tt $later:tt) => {{
        use $crate::__private::later::{Remains as _, Stayed as _};
        let question = $crate::__private::later::Form::new();
        if false {
            $crate::__private::never();
            #[allow(unreachable_code)]
            question.of(&$local);
        }
        let form = (&question).form();
        #[allow(unreachable_code, unused)]
        let taken = if form.is_left() {
            form.left();
            let (part, left) = form.next($local);
            (part, form.of_left(left))
        } else {
            form.whole();
            let whole = form.as_whole($local);
            let (part, left) = $crate::__one_by_one!(whole, $part, $boxed $path $gone $later);
            (part, form.of_whole(left))
        };
        taken
    }};
    (@others $whole:ident [$($path:tt)*] [$($gone:ident)*] []) => {
        move || {
            let _ = $($path)* { $($gone: $crate::__private::never(),)* ..$whole };
        }
    };
    (@others $whole:ident $path:tt [$($gone:ident)*] [$next:ident $($later:ident)*]) => {
        move || ($whole.$next, $crate::__one_by_one!(@others $whole $path [$($gone)* $next] [$($later)*]))
    };
    ($local:ident, $part:tt, untold [$($asked:ident)?] $gone:tt [$($later:tt)*]) => {
        $crate::__later!(@step answer, $local, [] $part, {
            let of = $crate::__private::later::Of::new();
            of.is(&$local);
            let (part, left) = $crate::__held!(answer $($asked)?, $local, $part $($later)*);
            (part, answer.left($crate::__private::one_by_one::HeldOthers::new(left, of)))
        })
    };
    (@content boxed $local:ident) => { *$local };
    (@content unboxed $local:ident) => { $local };
    ($local:ident, $part:ident, $boxed:ident $path:tt [$($gone:ident)*] $later:tt) => {
        $crate::__later!(@step answer, $local, [] $part, {
            let of = $crate::__private::later::Of::new();
            of.is(&$local);
            let whole = $crate::__one_by_one!(@content $boxed $local);
            let part = whole.$part;
            let others = $crate::__one_by_one!(@others whole $path [$($gone)* $part] $later);
            (part, answer.left($crate::__private::one_by_one::Others::new(others, of)))
        })
    };
}

/// What is left of an `S`: a closure that comes to the next field, and to what is left then. Never `Copy`: whether the closure is,
/// rustc can't tell while it asks.
pub struct Others<F, S> {
    others: F,
    of: Of<S>,
}

impl<F: Clone, S> Clone for Others<F, S> {
    #[inline]
    fn clone(&self) -> Self {
        Others { others: self.others.clone(), of: self.of }
    }
}

impl<F, S> Others<F, S> {
    /// What such a closure has captured.
    #[inline]
    pub fn new(others: F, of: Of<S>) -> Self {
        Others { others, of }
    }
}

impl<F, S> Leaves for Others<F, S> {
    type Of = S;
}

/// What is left of an `S` of which nothing tells what fields it has: a body that [has taken it](super::held).
#[cfg_attr(not(feature = "alloc"), allow(dead_code))]
pub struct HeldOthers<H, S> {
    others: H,
    of: Of<S>,
}

impl<H, S> HeldOthers<H, S> {
    /// What such a body keeps.
    #[inline]
    pub fn new(others: H, of: Of<S>) -> Self {
        HeldOthers { others, of }
    }
}

impl<H, S> Leaves for HeldOthers<H, S> {
    type Of = S;
}

/// What comes to the next field.
#[diagnostic::on_unimplemented(message = "what is left of this value can't be kept without the feature `alloc`")]
pub trait ComesToNext {
    /// The field.
    type Part;
    /// What is left then.
    type Left;

    /// The next field, and what is left then.
    fn next(self) -> (Self::Part, Self::Left);
}

impl<F: FnOnce() -> (P, L), S, P, L> ComesToNext for Others<F, S> {
    type Part = P;
    type Left = Others<L, S>;

    #[inline]
    fn next(self) -> (P, Others<L, S>) {
        let Others { others, of } = self;
        let (part, others) = others();
        (part, Others { others, of })
    }
}

#[cfg(feature = "alloc")]
impl<H: super::held::HandsOver<Parts = (Option<P>, R)>, S, P, R> ComesToNext for HeldOthers<H, S> {
    type Part = P;
    type Left = HeldOthers<super::held::After<H>, S>;

    #[inline]
    fn next(self) -> (P, Self::Left) {
        let HeldOthers { others, of } = self;
        let (part, others) = super::held::next(others);
        (part, HeldOthers { others, of })
    }
}

impl Left {
    /// The next field, and what is left then.
    #[inline]
    pub fn next<L: ComesToNext>(&self, left: L) -> (L::Part, L::Left) {
        left.next()
    }
}

impl Whole {
    /// Never called.
    #[inline]
    pub fn next<T, P>(&self, _: T) -> (P, ()) {
        never()
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, unused_mut, reason = "a question names every answer")]

    use alloc::boxed::Box;
    use alloc::string::{String, ToString};
    use alloc::vec;
    use alloc::vec::Vec;
    use core::cell::RefCell;

    use crate::moved::one_by_one;

    type Log = RefCell<Vec<&'static str>>;

    struct Loud<'l>(&'static str, &'l Log);

    impl Drop for Loud<'_> {
        fn drop(&mut self) {
            self.1.borrow_mut().push(self.0);
        }
    }

    struct Four<'l> {
        a: Loud<'l>,
        b: Loud<'l>,
        c: Loud<'l>,
        d: Loud<'l>,
    }

    fn four(log: &Log) -> Four<'_> {
        Four { d: Loud("d", log), c: Loud("c", log), b: Loud("b", log), a: Loud("a", log) }
    }

    #[test]
    fn what_is_left_is_dropped_in_the_order_of_the_declaration() {
        let log = Log::default();
        let whole = four(&log);
        let (c, left) = one_by_one!(whole, c, unboxed [Four] [] [b a]);
        drop(left);
        assert_eq!(*log.borrow(), ["a", "b", "d"]);
        drop(c);
    }

    #[test]
    fn one_field_comes_after_the_other() {
        let log = Log::default();
        let boxed = Box::new(four(&log));
        let (c, left) = one_by_one!(boxed, c, boxed [Four] [] [d b]);
        let (d, left) = one_by_one!(left, next d, boxed [Four] [c] [b]);
        let (b, left) = one_by_one!(left, next b, boxed [Four] [c d] []);
        assert_eq!((c.0, d.0, b.0, log.borrow().len()), ("c", "d", "b", 0));
        drop(left);
        assert_eq!(*log.borrow(), ["a"]);
    }

    #[test]
    fn the_whole_is_left_where_the_hole_is_filled() {
        struct Two<'l> {
            text: String,
            last: Loud<'l>,
        }
        let log = Log::default();
        let two = Two { text: "a".to_string(), last: Loud("last", &log) };
        let (text, left) = one_by_one!(two, text, unboxed [Two] [] [last]);
        assert_eq!((&*text, &*left.text), ("a", ""));
        let (last, _) = one_by_one!(left, next last, unboxed [Two] [text] []);
        assert_eq!((last.0, log.borrow().len()), ("last", 0));
    }

    #[test]
    fn what_is_copied_may_have_a_destructor_around_it() {
        struct Both {
            n: u32,
            m: u32,
        }
        impl Drop for Both {
            fn drop(&mut self) {}
        }
        let both = Both { n: 1, m: 2 };
        let (n, left) = one_by_one!(both, n, unboxed [Both] [] [m]);
        let (m, _) = one_by_one!(left, next m, unboxed [Both] [n] []);
        assert_eq!((n, m), (1, 2));
    }
}
