//! Filling the hole that a moved part leaves, so that the rest of its owner can be saved whole.
//!
//! `for item in self.items { … }` takes one field of `self`. What is left can't be saved: a part of it is missing, and its
//! other fields can't be told from syntax. But it can be made whole again, with a value that nobody can tell from none:
//! one that has nothing to drop, and that is made and dropped without an effect. Then it is saved as any other local, and its
//! other fields are dropped when, and in the order in which, Rust drops them.
//!
//! Only where the type is known to have such a value: [`Hollow`]. What is `Copy` was not moved, and is left alone; so is a
//! part of any other type, and where it was moved rustc says so at the suspension point.
//!
//! That the question is answered by the type, and that nevertheless *what is initialised* depends on the answer, is done with
//! calls that never return: rustc follows no path beyond one. For a part of type `u32` behind a reference,
//!
//! ```text
//! if answer.leaves() { answer.left() } else { self.count = answer.value() }
//! ```
//!
//! assigns nothing as far as rustc can see, for there `value` returns `!`; for a `Vec` it is `left` that does.

use core::marker::PhantomData;

pub use super::question::Question;
use crate::moved::Hole;

/// Has a value that is made without an effect and is dropped without one.
pub trait Hollow {
    /// That value.
    fn hollow() -> Self;
}

/// Whose receivers std's consuming names consume: see [`consume`](crate::consume).
pub trait Consumed: Hollow {}

/// Fills the hole that moving this place out of its owner has left, where its type has something to fill it with.
///
/// - `refill!(moved [] place)`: it was moved, unless it is `Copy`.
/// - `refill!(taken [] place)`: the same for certain, so that an error tells of one that can't be filled.
/// - `refill!(matched [owner, …] place)`: it was matched against a pattern, which moved it unless one of the places that hold
///   it is a reference. `[owner; [Some(part @ Guard(..)) => part]]`: or unless this part of it has a destructor of its own, so
///   that the pattern copies out of it.
/// - `refill!(consumed [] place)`: it was the receiver of one of std's consuming names.
#[doc(hidden)]
#[macro_export]
macro_rules! __refill {
    (moved [] $($place:tt)+) => {{
        use $crate::__private::hollow::{Other as _, PartCopy as _, PartHollow as _};
        $crate::__refill!(@fill $($place)+);
    }};
    (taken [] $($place:tt)+) => {{
        use $crate::__private::hollow::{PartCopy as _, PartHollow as _, Unfilled as _};
        $crate::__refill!(@fill $($place)+);
    }};
    (consumed [] $($place:tt)+) => {{
        use $crate::__private::hollow::{Other as _, PartConsumed as _, PartCopy as _};
        $crate::__refill!(@fill $($place)+);
    }};
    (matched [] $($place:tt)+) => {
        $crate::__refill!(moved [] $($place)+)
    };
    (matched [; [$probe:pat => $part:expr] $($more:tt)*] $($place:tt)+) => {{
        use $crate::__private::hollow::{Divided as _, Undivided as _};
        let question = $crate::__private::hollow::Question::new();
        if false {
            $crate::__private::hollow::never();
            #[allow(unreachable_code, unreachable_patterns, clippy::diverging_sub_expression)]
            match &$($place)+ {
                $probe => question.of($part),
                _ => {}
            }
        }
        let answer = (&&question).divided();
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        if answer.leaves() {
            answer.left()
        } else {
            answer.goes_on();
            $crate::__refill!(matched [$($more)*] $($place)+);
        }
    }};
    (matched [$owner:expr $(, $owners:expr)* $(; $probe:tt)*] $($place:tt)+) => {{
        use $crate::__private::hollow::{Owned as _, Referenced as _};
        let question = $crate::__private::hollow::Question::new();
        if false {
            $crate::__private::hollow::never();
            #[allow(unreachable_code, clippy::diverging_sub_expression)]
            question.of(&$owner);
        }
        let answer = (&&question).owner();
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        if answer.leaves() {
            answer.left()
        } else {
            answer.goes_on();
            $crate::__refill!(matched [$($owners),* $(; $probe)*] $($place)+);
        }
    }};
    (@fill $($place:tt)+) => {
        let question = $crate::__private::hollow::Question::new();
        if false {
            $crate::__private::hollow::never();
            #[allow(unreachable_code, clippy::diverging_sub_expression)]
            question.of(&$($place)+);
        }
        let answer = (&&&question).part();
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        if answer.leaves() {
            answer.left()
        } else {
            $($place)+ = answer.value();
        }
    };
}

/// What follows is only there for its types.
#[inline]
pub fn never() -> ! {
    unreachable!()
}

/// It is left as it is.
pub struct Leave;

impl Leave {
    /// Yes.
    #[inline]
    pub fn leaves(&self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn left(&self) {}

    /// Never called.
    #[inline]
    pub fn goes_on(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn value(&self) -> ! {
        never()
    }
}

/// It is filled.
pub struct Fill<T>(PhantomData<fn() -> T>);

impl<T> Fill<T> {
    /// No.
    #[inline]
    pub fn leaves(&self) -> bool {
        false
    }

    /// Never called.
    #[inline]
    pub fn left(&self) -> ! {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn goes_on(&self) {}
}

impl<T: Hollow> Fill<T> {
    /// What to fill it with.
    #[inline]
    pub fn value(&self) -> T {
        T::hollow()
    }
}

/// First answer for a part: what is `Copy` was copied.
pub trait PartCopy {
    /// What to do with it.
    #[inline]
    fn part(&self) -> Leave {
        Leave
    }
}
impl<T: Copy> PartCopy for &&Question<T> {}

/// Second answer for a part: it can be filled.
pub trait PartHollow<T> {
    /// What to do with it.
    #[inline]
    fn part(&self) -> Fill<T> {
        Fill(PhantomData)
    }
}
impl<T: Hollow> PartHollow<T> for &Question<T> {}

/// The same for a receiver.
pub trait PartConsumed<T> {
    /// What to do with it.
    #[inline]
    fn part(&self) -> Fill<T> {
        Fill(PhantomData)
    }
}
impl<T: Consumed> PartConsumed<T> for &Question<T> {}

/// Last answer for a part: rustc will tell whether it was moved.
pub trait Other {
    /// What to do with it.
    #[inline]
    fn part(&self) -> Leave {
        Leave
    }
}
impl<T> Other for Question<T> {}

/// Last answer for a part that was moved for certain: nothing fills its hole.
pub trait Unfilled<T> {
    /// What to do with it.
    #[inline]
    fn part(&self) -> Hole<T> {
        Hole::new()
    }
}
impl<T> Unfilled<T> for Question<T> {}

/// First answer for the owner of a part: a pattern only borrows from behind a reference.
pub trait Referenced {
    /// What to do with its parts.
    #[inline]
    fn owner(&self) -> Leave {
        Leave
    }
}
impl<T: ?Sized> Referenced for &Question<&T> {}
impl<T: ?Sized> Referenced for &Question<&mut T> {}

/// Last answer for an owner.
pub trait Owned<T> {
    /// What to do with its parts.
    #[inline]
    fn owner(&self) -> Fill<T> {
        Fill(PhantomData)
    }
}
impl<T> Owned<T> for Question<T> {}

/// First answer for a part of what a pattern takes apart: it has a destructor of its own, so only copies can have been made.
pub trait Undivided {
    /// What to do with what holds it.
    #[inline]
    fn divided(&self) -> Leave {
        Leave
    }
}
#[expect(drop_bounds, reason = "asks for a destructor of the type's own, not for something to drop")]
impl<T: Drop> Undivided for &Question<T> {}

/// Last answer for a part of what a pattern takes apart.
pub trait Divided<T> {
    /// What to do with what holds it.
    #[inline]
    fn divided(&self) -> Fill<T> {
        Fill(PhantomData)
    }
}
impl<T> Divided<T> for Question<T> {}

macro_rules! hollow {
    ($([$($generics:tt)*] $type:ty = $value:expr;)*) => {
        $(impl<$($generics)*> Hollow for $type {
            #[inline]
            fn hollow() -> Self {
                $value
            }
        })*
    };
}

hollow! {
    [T] Option<T> = None;
    [T] core::option::IntoIter<T> = None.into_iter();
    [T: Hollow, E] Result<T, E> = Ok(T::hollow());
    [T: Hollow] core::cell::RefCell<T> = Self::new(T::hollow());
    [T: Hollow] core::cell::Cell<T> = Self::new(T::hollow());
    [T] core::iter::Empty<T> = core::iter::empty();
    ['a, T] core::slice::Iter<'a, T> = [].iter();
    ['a, T] core::slice::IterMut<'a, T> = [].iter_mut();
    ['a] core::str::Chars<'a> = "".chars();
    ['a] core::str::CharIndices<'a> = "".char_indices();
    ['a] core::str::Bytes<'a> = "".bytes();
    ['a] core::str::Lines<'a> = "".lines();
    ['a] core::str::SplitWhitespace<'a> = "".split_whitespace();
    [A: Hollow] (A,) = (A::hollow(),);
    [A: Hollow, B: Hollow] (A, B) = (A::hollow(), B::hollow());
    [A: Hollow, B: Hollow, C: Hollow] (A, B, C) = (A::hollow(), B::hollow(), C::hollow());
    [I: Hollow + Iterator] core::iter::Peekable<I> = I::hollow().peekable();
    [I: Hollow + Iterator] core::iter::Enumerate<I> = I::hollow().enumerate();
    [I: Hollow + Iterator] core::iter::Skip<I> = I::hollow().skip(1);
    [I: Hollow + Iterator] core::iter::Take<I> = I::hollow().take(0);
    [I: Hollow + Iterator] core::iter::Fuse<I> = I::hollow().fuse();
    [I: Hollow + DoubleEndedIterator] core::iter::Rev<I> = I::hollow().rev();
    [I: Hollow + Iterator, J: Hollow + Iterator] core::iter::Zip<I, J> = I::hollow().zip(J::hollow());
}

macro_rules! ranges {
    ($($type:ty)*) => {
        hollow! { $([] core::ops::Range<$type> = 0..0; [] core::ops::RangeInclusive<$type> = 0..=0;)* }
        $(
            impl Consumed for core::ops::Range<$type> {}
            impl Consumed for core::ops::RangeInclusive<$type> {}
        )*
    };
}
ranges! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl<T> Consumed for Option<T> {}
impl<T: Hollow, E> Consumed for Result<T, E> {}
impl<T> Consumed for core::option::IntoIter<T> {}
impl<T> Consumed for core::slice::Iter<'_, T> {}
impl<T> Consumed for core::slice::IterMut<'_, T> {}
impl Consumed for core::str::Chars<'_> {}
impl Consumed for core::str::Lines<'_> {}
impl<I: Hollow + Iterator> Consumed for core::iter::Peekable<I> {}
impl<I: Hollow + Iterator> Consumed for core::iter::Enumerate<I> {}

#[cfg(feature = "alloc")]
mod owners {
    use alloc::borrow::Cow;
    use alloc::boxed::Box;
    use alloc::collections::{
        BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, btree_map, btree_set, linked_list, vec_deque,
    };
    use alloc::string::String;
    use alloc::vec::{self, Vec};

    use super::{Consumed, Hollow};

    hollow! {
        [] String = String::new();
        [T] Vec<T> = Vec::new();
        [T] vec::IntoIter<T> = Vec::new().into_iter();
        [T] VecDeque<T> = VecDeque::new();
        [T] vec_deque::IntoIter<T> = VecDeque::new().into_iter();
        [T] LinkedList<T> = LinkedList::new();
        [T] linked_list::IntoIter<T> = LinkedList::new().into_iter();
        [T: Ord] BinaryHeap<T> = BinaryHeap::new();
        [K, V] BTreeMap<K, V> = BTreeMap::new();
        [K, V] btree_map::IntoIter<K, V> = BTreeMap::new().into_iter();
        [T] BTreeSet<T> = BTreeSet::new();
        [T] btree_set::IntoIter<T> = BTreeSet::new().into_iter();
        [T] Box<[T]> = Box::default();
        [] Box<str> = Box::default();
        ['a] Cow<'a, str> = Cow::Borrowed("");
        ['a, T: Clone] Cow<'a, [T]> = Cow::Borrowed(&[]);
        [T] alloc::rc::Weak<T> = alloc::rc::Weak::new();
        [T] alloc::sync::Weak<T> = alloc::sync::Weak::new();
        // What has no size is boxed without an allocation.
        ['a, T: 'a] Box<dyn Iterator<Item = T> + 'a> = Box::new(core::iter::empty());
        ['a, T: Send + 'a] Box<dyn Iterator<Item = T> + Send + 'a> = Box::new([].into_iter());
        ['a, R: 'a] Box<dyn FnOnce() -> R + 'a> = Box::new(|| super::never());
        ['a, R: 'a] Box<dyn FnMut() -> R + 'a> = Box::new(|| super::never());
        ['a, R: 'a] Box<dyn Fn() -> R + 'a> = Box::new(|| super::never());
    }
    impl<T> Consumed for vec::IntoIter<T> {}
    impl<T> Consumed for vec_deque::IntoIter<T> {}
    impl<K, V> Consumed for btree_map::IntoIter<K, V> {}
    impl<T> Consumed for btree_set::IntoIter<T> {}
    impl<'a, T: 'a> Consumed for Box<dyn Iterator<Item = T> + 'a> {}
}

#[cfg(feature = "std")]
mod with_std {
    use std::collections::{HashMap, HashSet, hash_map, hash_set};

    use super::Hollow;

    hollow! {
        [K, V] HashMap<K, V> = HashMap::new();
        [K, V] hash_map::IntoIter<K, V> = HashMap::new().into_iter();
        [T] HashSet<T> = HashSet::new();
        [T] hash_set::IntoIter<T> = HashSet::new().into_iter();
        [T: Hollow] std::sync::Mutex<T> = Self::new(T::hollow());
        [] std::ffi::OsString = Self::new();
        [] std::path::PathBuf = Self::new();
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    #![allow(unused_imports, unused_variables, reason = "a question names every answer")]

    use alloc::rc::Rc;
    use alloc::string::{String, ToString};
    use alloc::vec;
    use alloc::vec::Vec;

    use crate::moved::refill;

    struct Job {
        name: String,
        items: Vec<u8>,
        count: u32,
    }

    fn job() -> Job {
        Job { name: "job".to_string(), items: vec![1], count: 7 }
    }

    #[test]
    fn a_moved_part_is_filled() {
        let mut job = job();
        drop(job.items);
        refill!(moved [] job.items);
        let whole = job;
        assert!(whole.items.is_empty() && whole.name == "job" && whole.count == 7);
    }

    #[test]
    fn what_was_copied_is_left_and_needs_no_mut() {
        let owned = job();
        let n = owned.count;
        refill!(moved [] owned.count);
        let shared = &owned;
        let n = shared.count;
        refill!(moved [] shared.count);
        let counted = Rc::new(owned);
        let n = counted.count;
        refill!(moved [] counted.count);
        assert_eq!(counted.count, 7);
    }

    #[test]
    fn what_was_matched_behind_a_reference_is_left() {
        let mut owned = job();
        let reference = &mut owned;
        let Job { items, .. } = reference;
        items.push(2);
        refill!(matched [reference] reference.items);
        assert_eq!(owned.items, [1, 2]);
        let Job { items, .. } = owned;
        refill!(matched [owned] owned.items);
        assert_eq!((owned.items.len(), items.len()), (0, 2));
    }

    #[test]
    fn what_a_pattern_only_copies_from_is_left() {
        struct Guard(u32);
        impl Drop for Guard {
            fn drop(&mut self) {}
        }
        struct Wrapper(String);
        let pair = (Some(Guard(7)), "b".to_string());
        let Some(Guard(n)) = pair.0 else { return };
        refill!(matched [pair.0; [Some(part @ Guard(..)) => part]] pair.0);
        assert_eq!((n, pair.0.is_some()), (7, true));
        let mut pair = (Some((Wrapper("a".to_string()), 7)), "b".to_string());
        let Some((Wrapper(text), n)) = pair.0 else { return };
        refill!(matched [pair.0; [Some((part @ Wrapper(..), _)) => part]] pair.0);
        assert_eq!((&*text, n, pair.0.is_some()), ("a", 7, false));
    }

    #[test]
    fn parts_of_boxes_are_filled() {
        let mut boxed = alloc::boxed::Box::new(job());
        drop(boxed.name);
        refill!(moved [] boxed.name);
        assert_eq!(boxed.name, "");
    }
}
