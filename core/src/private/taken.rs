//! What a pattern takes out of a variant, and what it leaves of it.
//!
//! `match token { Token::Name(text, _) => … }` moves a part of `token`. What is left can't be taken out afterwards: to match an
//! `enum` reads which variant it is, and no part of it may be missing then. So the part and the rest are taken at once, by the
//! pattern that binds both. Where the rest has no name, as with `Token::Name { text, .. }`, the hole is filled with a value that
//! has nothing to drop, as in [`hollow`](super::hollow), and all of it is left.
//!
//! Nothing may have been moved at all: parts that are `Copy` are copied, a type with a destructor of its own can't be taken apart
//! otherwise, and behind a reference nothing is. Which it is, is a question of type, answered with calls that never return.

use super::hollow::{Hollow, never};
pub use super::question::Question;
use super::rest::Part;
use crate::moved::Opens;

/// What a pattern binds, and what is left of the local.
///
/// - `taken!(token, [text q], Token::Name(text, _), Token::Name(text, left) => (text, left))`: of a pattern that tells all parts; of
///   alternatives there are several.
/// - `taken!(token, [text q], Token::Name { text, .. })`: of one that does not.
///
/// Each name stands beside one for the question about its type.
#[doc(hidden)]
#[macro_export]
macro_rules! __taken {
    ($local:expr, [$($name:ident $question:ident)*], $pat:pat, $($both:pat => $taken:expr),+) => {
        $crate::__taken!(@ask owner answer $local, [$($name $question)*], $pat, {
            let ($($name,)* left) = match $local {
                $($both => $taken,)+
                _ => $crate::__private::hollow::never(),
            };
            ($($name,)* owner.kept(answer.rest(left)))
        })
    };
    ($local:expr, [$($name:ident $question:ident)*], $pat:pat) => {
        $crate::__taken!(@ask owner answer $local, [$($name $question)*], $pat, {
            let takers = $crate::__private::taken::Fills;
            $(let takers = takers.and((&&&$question).taker());)*
            #[allow(unreachable_code, clippy::diverging_sub_expression)]
            let ($($name,)* left) = if takers.fill() {
                takers.go_on();
                let mut whole = $local;
                let ($($name,)*) = match &mut whole {
                    $pat => ($(owner.taker(takers.taker((&&&$question).taker())).take($name),)*),
                    _ => $crate::__private::hollow::never(),
                };
                ($($name,)* takers.whole(whole))
            } else {
                takers.open();
                let (($($name,)*), left) = $crate::__held!(takers, $local, $pat => ($($name,)*));
                ($($name,)* takers.held(left))
            };
            ($($name,)* owner.kept(answer.rest(left)))
        })
    };
    ($local:expr, filled [$($name:ident $question:ident)*], $pat:pat) => {
        $crate::__taken!(@ask owner answer $local, [$($name $question)*], $pat, {
            let mut whole = $local;
            let ($($name,)*) = match &mut whole {
                $pat => ($(owner.taker((&&&$question).taker()).take($name),)*),
                _ => $crate::__private::hollow::never(),
            };
            ($($name,)* owner.kept(answer.rest(whole)))
        })
    };
    (@ask $owner:ident $answer:ident $local:expr, [$($name:ident $question:ident)*], $pat:pat, $apart:expr) => {{
        use $crate::__private::rest::{LeavesAll as _, Moved as _, Undivided as _};
        use $crate::__private::taken::{ByCopy as _, ByFilling as _, NotAtAll as _, Owned as _, Referenced as _};
        let of_owner = $crate::__private::taken::Question::new();
        let of_rest = $crate::__private::rest::Question::new();
        $(let $question = $crate::__private::taken::Question::new();)*
        #[allow(unreachable_code, unreachable_patterns, clippy::diverging_sub_expression)]
        if false {
            $crate::__private::hollow::never();
            of_owner.of($crate::__private::known!($local));
            match $local {
                $pat => {
                    $($question.of(&$name);)*
                    of_rest.of(&$local, ($($name,)*));
                }
                _ => {}
            }
        }
        let $owner = (&&of_owner).owner();
        let $answer = $owner.leaving((&&&of_rest).leaving());
        #[allow(unreachable_code, unreachable_patterns, clippy::diverging_sub_expression)]
        let taken = if $owner.is_referenced() {
            $owner.referenced();
            match $local {
                $pat => ($($name,)* $owner.nothing()),
                _ => $crate::__private::hollow::never(),
            }
        } else if $answer.is_whole() {
            $owner.owned();
            $answer.whole();
            match $local {
                $pat => ($($name,)* $owner.whole($answer.keep($local))),
                _ => $crate::__private::hollow::never(),
            }
        } else {
            $owner.owned();
            $answer.apart();
            $apart
        };
        taken
    }};
}

/// The local is a reference: nothing is moved, and nothing is to be kept.
pub struct Reference;

impl Reference {
    /// Yes.
    #[inline]
    pub fn is_referenced(&self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn referenced(&self) {}

    /// Never called.
    #[inline]
    pub fn owned(&self) -> ! {
        never()
    }

    /// What is left.
    #[inline]
    pub fn nothing(&self) {}

    /// What follows is only there for its types.
    #[inline]
    pub fn leaving<A>(&self, _: A) -> Part {
        Part
    }

    /// Never called.
    #[inline]
    pub fn whole(&self, (): ()) {
        never()
    }

    /// Never called.
    #[inline]
    pub fn kept<K>(&self, _: K) {
        never()
    }

    /// Never called.
    #[inline]
    pub fn taker<Q>(&self, _: Q) -> Never {
        Never
    }
}

/// The local owns what is matched.
pub struct Owner;

impl Owner {
    /// No.
    #[inline]
    pub fn is_referenced(&self) -> bool {
        false
    }

    /// Never called.
    #[inline]
    pub fn referenced(&self) -> ! {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn owned(&self) {}

    /// Never called.
    #[inline]
    pub fn nothing<K>(&self) -> K {
        never()
    }

    /// Whether all of it is left.
    #[inline]
    pub fn leaving<A>(&self, answer: A) -> A {
        answer
    }

    /// What is left, where that is all of it.
    #[inline]
    pub fn whole<K>(&self, kept: K) -> K {
        kept
    }

    /// What is left, where that is a part.
    #[inline]
    pub fn kept<K>(&self, kept: K) -> K {
        kept
    }

    /// What takes a part.
    #[inline]
    pub fn taker<Q>(&self, taker: Q) -> Q {
        taker
    }
}

/// First answer for an owner.
pub trait Referenced {
    /// What it is.
    #[inline]
    fn owner(&self) -> Reference {
        Reference
    }
}
impl<T: ?Sized> Referenced for &Question<&T> {}
impl<T: ?Sized> Referenced for &Question<&mut T> {}
// What `last` and `get_mut` return: there is nothing else in it.
impl<T: ?Sized> Referenced for &Question<Option<&T>> {}
impl<T: ?Sized> Referenced for &Question<Option<&mut T>> {}

/// Last answer for an owner.
pub trait Owned {
    /// What it is.
    #[inline]
    fn owner(&self) -> Owner {
        Owner
    }
}
impl<T> Owned for Question<T> {}

/// Takes nothing: no path leads here.
pub struct Never;

impl Never {
    /// Never called.
    #[inline]
    pub fn take<H, T>(&self, _: H) -> T {
        never()
    }
}

/// What the takers of a part have in common of which nothing has to be kept: the whole stays, and of several takers one that [opens](Opens) the local decides.
macro_rules! leave_the_whole {
    ($($taker:ident)*) => {
        $(impl $taker {
            /// Nothing has to be kept.
            #[inline]
            pub fn not_held(&self) {}

            /// What takes this part and others.
            #[inline]
            pub fn and<A>(&self, others: A) -> A {
                others
            }

            /// Yes.
            #[inline]
            pub fn fill(&self) -> bool {
                true
            }

            /// What takes one of them.
            #[inline]
            pub fn taker<Q>(&self, taker: Q) -> Q {
                taker
            }

            /// Goes on.
            #[inline]
            pub fn go_on(&self) {}

            /// Never called.
            #[inline]
            pub fn open(&self) -> ! {
                never()
            }

            /// What is left.
            #[inline]
            pub fn whole<T>(&self, whole: T) -> T {
                whole
            }

            /// Never called.
            #[inline]
            pub fn held<H, T>(&self, _: H) -> T {
                never()
            }
        })*
    };
}
leave_the_whole! { Copies Fills }

/// Copies a part.
pub struct Copies;

impl Copies {
    /// The copy.
    #[inline]
    pub fn take<T, B: Bound<T>>(&self, part: B) -> T {
        part.copied()
    }
}

/// What the pattern binds where the local is matched by `&mut`: the part by `&mut`, or, if it lies behind a reference in the local, what the
/// pattern binds of the local itself.
pub trait Bound<T> {
    /// What the pattern binds of the local.
    fn copied(self) -> T;
}

impl<T: Copy> Bound<T> for &mut T {
    #[inline]
    fn copied(self) -> T {
        *self
    }
}

impl<'a, T: ?Sized> Bound<&'a T> for &'a T {
    #[inline]
    fn copied(self) -> &'a T {
        self
    }
}

/// Takes a part, and fills the hole.
pub struct Fills;

impl Fills {
    /// The part.
    #[inline]
    pub fn take<T: Hollow>(&self, part: &mut T) -> T {
        core::mem::replace(part, T::hollow())
    }
}

/// First answer for a part.
pub trait ByCopy {
    /// What takes it.
    #[inline]
    fn taker(&self) -> Copies {
        Copies
    }
}
impl<T: Copy> ByCopy for &&Question<T> {}

/// Second answer for a part.
pub trait ByFilling {
    /// What takes it.
    #[inline]
    fn taker(&self) -> Fills {
        Fills
    }
}
impl<T: Hollow> ByFilling for &Question<T> {}

/// Last answer for a part.
pub trait NotAtAll<T> {
    /// What takes it.
    #[inline]
    fn taker(&self) -> Opens<T> {
        Opens::new()
    }
}
impl<T> NotAtAll<T> for Question<T> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, unused_variables, reason = "a question names every answer")]
    #![allow(dead_code, reason = "other variants are there for the patterns not to match")]

    use alloc::string::{String, ToString};

    use crate::moved::taken;

    #[derive(Debug, PartialEq)]
    enum Token {
        Name(String, u32),
        Both { text: String, more: String, at: u32 },
        End,
    }

    #[test]
    fn a_part_is_taken_together_with_the_rest() {
        let token = Token::Name("a".to_string(), 7);
        let (text, left) = taken!(token, [text q], Token::Name(text, _), Token::Name(text, left) => (text, left));
        assert_eq!((&*text, left), ("a", 7));
    }

    #[test]
    fn what_is_copied_leaves_all_of_it() {
        let token = Token::Name("a".to_string(), 7);
        let (at, left) = taken!(token, [at q], Token::Name(_, at), Token::Name(left, at) => (at, left));
        assert_eq!((at, left), (7, Token::Name("a".to_string(), 7)));
    }

    #[test]
    fn the_hole_is_filled_where_the_rest_has_no_name() {
        let token = Token::Both { text: "a".to_string(), more: "b".to_string(), at: 7 };
        let (text, at, left) = taken!(token, [text q at r], Token::Both { text, at, .. });
        assert_eq!((&*text, at), ("a", 7));
        assert_eq!(left, Token::Both { text: String::new(), more: "b".to_string(), at: 7 });
    }

    #[test]
    fn behind_a_reference_nothing_is_taken() {
        let mut token = Token::Name("a".to_string(), 7);
        let reference = &mut token;
        let (text, ()) = taken!(reference, [text q], Token::Name(text, _), Token::Name(text, left) => (text, left));
        text.push('b');
        let reference = &token;
        let (text, ()) = taken!(reference, [text q], Token::Name(text, ..));
        assert_eq!(text, "ab");
    }

    #[test]
    fn behind_a_reference_inside_nothing_is_taken_either() {
        let token = Token::Both { text: "a".to_string(), more: "b".to_string(), at: 7 };
        let found: Result<&Token, String> = Ok(&token);
        let (text, at, _) = taken!(found, [text q at r], Ok(Token::Both { text, at, .. }));
        assert_eq!((&**text, *at), ("a", 7));
        let pair = (&token, "c".to_string());
        let (at, one, left) = taken!(pair, [at q one r], (Token::Both { at, .. }, one));
        assert_eq!((*at, &*one, &*left.1), (7, "c", ""));
        let mut token = token;
        let found = Some(&mut token);
        let (at, ()) = taken!(found, [at q], Some(Token::Both { at, .. }));
        *at = 8;
        let found = Some(&token);
        let (at, ()) = taken!(found, [at q], Some(Token::Both { at, .. }));
        assert_eq!(*at, 8);
    }

    #[test]
    fn what_has_a_destructor_stays() {
        enum Guard {
            Held(u32, u32),
            Free,
        }
        impl Drop for Guard {
            fn drop(&mut self) {}
        }
        let guard = Guard::Held(1, 2);
        let (n, left) = taken!(guard, [n q], Guard::Held(n, _), Guard::Held(n, left) => (n, left));
        let _: (u32, &Guard) = (n, &left);
        let (n, left) = taken!(left, [n q], Guard::Held(n, ..));
        let _: (u32, Guard) = (n, left);
    }
}
