//! What a pattern leaves of a local, taken out of it so that it can be saved.
//!
//! `let (a, _) = pair;` moves one part of `pair`. The other one is still there, and is dropped when `pair` would be; the
//! *complement* of the pattern, in which each `_` is a name and each name a `_`, takes it.
//!
//! But nothing may have been moved at all: parts that are `Copy` are copied, and a type with a destructor of its own can't be
//! taken apart otherwise. Then it is the whole local that is kept. That what is moved depends on a type is done with calls that
//! never return, as in [`hollow`](super::hollow).

use core::marker::PhantomData;

use super::hollow::never;
use crate::moved::Captured;
pub use crate::moved::{LeavesAll, PartsOf as Question};

/// What is left of a local.
///
/// - `rest!(pair, [a], (_, left) => left)`: after a pattern that binds these names.
/// - `rest!(base, base, S { a: left, .. } => left)`: after `S { a, ..base }`.
/// - `rest!(boxed, content [a] inner)`: after something that takes this out of `*boxed`; it leaves `inner` in a box, see
///   [`content`](super::content).
/// - `rest!(job, captured { refill!(…); })`: after a `move` closure that names fields of it, which are filled if the closure took
///   them; of a pointer it took all.
/// - `rest!(pair, within (part @ Guard(..), _) => part, (left, _) => left, inner)`: after a pattern that binds all of a part, whose
///   type may have a destructor; it leaves `inner` if not. `within [n] …`: or all that the pattern binds is `Copy`.
/// - `rest!(pair, staying (part @ Guard(..), _) => part, kept, apart)`: the one if the type of this part has a destructor, else the
///   other.
#[doc(hidden)]
#[macro_export]
macro_rules! __rest {
    ($local:expr, [$($bound:expr),*], $complement:pat => $rest:expr) => {{
        use $crate::__private::rest::{LeavesAll as _, Moved as _, Undivided as _};
        $crate::__rest!(@ask rest, $local, ($($bound,)*), $local, match $local {
            $complement => $rest,
            _ => $crate::__private::hollow::never(),
        })
    }};
    ($local:expr, made $made:tt $($question:tt)*) => {{
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        let kept = {
            let parking = $crate::__private::parking!(unsafe $local, $made);
            if parking.is_nothing() {
                parking.nothing()
            } else {
                parking.whole();
                parking.rest($crate::__private::rest!($local, $($question)*))
            }
        };
        kept
    }};
    ($local:expr, base, $complement:pat => $rest:expr) => {{
        use $crate::__private::rest::{Moved as _, Undivided as _};
        $crate::__rest!(@ask rest, $local, $crate::__private::rest::NothingBound, $local, match $local {
            $complement => $rest,
        })
    }};
    ($local:expr, staying $probe:pat => $part:expr, $kept:expr, $apart:expr) => {{
        use $crate::__private::rest::{Moved as _, Undivided as _};
        let question = $crate::__private::rest::Question::new();
        $crate::__rest!(@tell question, $local, $crate::__private::rest::NothingBound, $probe => $part);
        let answer = (&&&question).leaving();
        #[allow(unreachable_code, unused_assignments, clippy::diverging_sub_expression)]
        let kept = if answer.is_whole() {
            answer.whole();
            answer.of_whole($kept)
        } else {
            answer.apart();
            answer.of_parts($apart)
        };
        kept
    }};
    ($local:expr, within $probe:pat => $part:expr, $complement:pat => $left:expr, $inner:expr) => {{
        use $crate::__private::rest::{Moved as _, Undivided as _};
        $crate::__rest!(@ask_of $local, $crate::__private::rest::NothingBound, $probe => $part, $complement => $left, $inner)
    }};
    ($local:expr, within [$($bound:expr),*] $probe:pat => $part:expr, $complement:pat => $left:expr, $inner:expr) => {{
        use $crate::__private::rest::{LeavesAll as _, Moved as _, Undivided as _};
        $crate::__rest!(@ask_of $local, ($($bound,)*), $probe => $part, $complement => $left, $inner)
    }};
    ($local:expr, content [$($bound:expr),*] $inner:expr) => {{
        use $crate::__private::content::{Behind as _, Copied as _, InBox as _};
        $crate::__rest!(@ask content, $local, ($($bound,)*), $local, $inner)
    }};
    ($local:expr, captured $fill:block) => {{
        use $crate::__private::content::{Behind as _, Pointer as _};
        $crate::__rest!(@ask content, $local, (), { $fill $local }, ())
    }};
    (@ask $module:ident, $local:expr, $taken:expr, $whole:expr, $rest:expr) => {{
        let question = $crate::__private::$module::Question::new();
        if false {
            $crate::__private::hollow::never();
            #[allow(unreachable_code, unused_assignments, clippy::diverging_sub_expression)]
            question.of($crate::__private::known!($local), $taken);
        }
        $crate::__rest!(@answered question, $whole, $rest)
    }};
    (@tell $question:ident, $local:expr, $taken:expr, $probe:pat => $part:expr) => {
        if false {
            $crate::__private::hollow::never();
            #[allow(unreachable_code, unused_assignments, unreachable_patterns, clippy::diverging_sub_expression)]
            match &$local {
                $probe => $question.of($part, $taken),
                _ => {}
            }
        }
    };
    (@ask_of $local:expr, $taken:expr, $probe:pat => $part:expr, $complement:pat => $left:expr, $inner:expr) => {{
        let question = $crate::__private::rest::Question::new();
        $crate::__rest!(@tell question, $local, $taken, $probe => $part);
        $crate::__rest!(
            @answered question,
            match $local {
                $complement => $left,
                _ => $crate::__private::hollow::never(),
            },
            $inner
        )
    }};
    (@answered $question:ident, $whole:expr, $rest:expr) => {{
        let answer = (&&&$question).leaving();
        #[allow(unreachable_code, unreachable_patterns, unused_assignments, clippy::diverging_sub_expression)]
        let kept = if answer.is_whole() {
            answer.whole();
            answer.keep($whole)
        } else {
            answer.apart();
            answer.rest($rest)
        };
        kept
    }};
}

/// Keeps what a closure has captured.
#[inline]
pub fn captured<F: FnOnce()>(fields: F) -> Captured<F> {
    Captured(fields)
}

/// Where no names are told. It is not `Copy`: one question may stand inside another one, which brings all answers into scope.
pub struct NothingBound;

/// All of it is left.
pub struct Whole<T>(pub(crate) PhantomData<fn() -> T>);

impl<T> Whole<T> {
    /// Yes.
    #[inline]
    pub fn is_whole(&self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn whole(&self) {}

    /// Keeps it.
    #[inline]
    pub fn keep(&self, local: T) -> T {
        local
    }

    /// Never called.
    #[inline]
    pub fn apart(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn rest<R>(&self, _: R) -> T {
        never()
    }

    /// What is kept of all of it.
    #[inline]
    pub fn of_whole<K>(&self, kept: K) -> K {
        kept
    }

    /// Never called.
    #[inline]
    pub fn of_parts<R, K>(&self, _: R) -> K {
        never()
    }
}

/// A part of it is left.
pub struct Part;

impl Part {
    /// No.
    #[inline]
    pub fn is_whole(&self) -> bool {
        false
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

    /// Goes on.
    #[inline]
    pub fn apart(&self) {}

    /// Keeps the part.
    #[inline]
    pub fn rest<R>(&self, rest: R) -> R {
        rest
    }

    /// Never called.
    #[inline]
    pub fn of_whole<K, R>(&self, _: K) -> R {
        never()
    }

    /// What is kept of its parts.
    #[inline]
    pub fn of_parts<R>(&self, kept: R) -> R {
        kept
    }
}

/// First answer: it has a destructor of its own, so only copies can have been made.
pub trait Undivided<T> {
    /// What is left.
    #[inline]
    fn leaving(&self) -> Whole<T> {
        Whole(PhantomData)
    }
}
#[expect(drop_bounds, reason = "asks for a destructor of the type's own, not for something to drop")]
impl<T: Drop, B> Undivided<T> for &&Question<T, B> {}

/// Last answer.
pub trait Moved {
    /// What is left.
    #[inline]
    fn leaving(&self) -> Part {
        Part
    }
}
impl<T, B> Moved for Question<T, B> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, unused_variables, reason = "a question names every answer")]

    use alloc::string::{String, ToString};

    use crate::__private::rest;

    #[test]
    fn the_part_that_was_not_moved_is_kept() {
        let pair = ("a".to_string(), "b".to_string());
        let (a, _) = pair;
        let kept: String = rest!(pair, [a], (_, rest) => rest);
        assert_eq!((&*a, &*kept), ("a", "b"));
    }

    #[test]
    fn what_was_only_copied_is_kept_whole() {
        let pair = (1, "b".to_string());
        let (a, _) = pair;
        let kept: (i32, String) = rest!(pair, [a], (_, rest) => rest);
        let (a, _) = &kept;
        assert_eq!(kept.0, 1);
    }

    #[test]
    fn the_base_of_a_literal_keeps_the_fields_that_it_names() {
        struct Pair {
            a: String,
            b: String,
        }
        let base = Pair { a: "a".to_string(), b: "b".to_string() };
        let pair = Pair { a: "c".to_string(), ..base };
        let kept: String = rest!(base, base, Pair { a: left, .. } => left);
        assert_eq!((&*pair.b, &*kept), ("b", "a"));
    }

    #[test]
    fn a_part_with_a_destructor_of_its_own_stays() {
        struct Guard(u32);
        impl Drop for Guard {
            fn drop(&mut self) {}
        }
        let pair = (Guard(7), "b".to_string());
        let (Guard(n), b) = pair;
        let kept: Guard = rest!(pair, within (part @ Guard(..), _) => part, (left, _) => left, ());
        assert_eq!((n, &*b, kept.0), (7, "b", 7));
        let pair = (Some(7), "b".to_string());
        let (Some(n), b) = pair else { return };
        let (): () = rest!(pair, within (part @ Some(..), _) => part, (left, _) => left, ());
        assert_eq!((n, &*b), (7, "b"));
    }

    #[test]
    fn a_question_inside_another_one_has_its_own_answer() {
        struct Two(String, String);
        let pair = (Two("a".to_string(), "b".to_string()), "c".to_string());
        let (Two(a, _), c) = pair;
        let kept: String = rest!(pair, [a, c], (_, _) => rest!(
            pair, within (part @ Two(..), _) => part, (left, _) => left,
            { let (Two(_, left), _) = pair; left }
        ));
        assert_eq!((&*a, &*c, &*kept), ("a", "c", "b"));
    }

    #[test]
    fn a_reference_stays_what_it_is() {
        let pair = &("a".to_string(), "b".to_string());
        let (a, _) = pair;
        let kept: &(String, String) = rest!(pair, [a], (_, rest) => rest);
        assert_eq!(kept.1, "b");
    }
}
