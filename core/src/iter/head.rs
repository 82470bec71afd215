//! What becomes of the head of a `for`.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
#[cfg(feature = "alloc")]
use alloc::collections::{
    BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, binary_heap, btree_map, btree_set, linked_list, vec_deque,
};
#[cfg(feature = "alloc")]
use alloc::vec::{self, Vec};
use core::ops::{Range, RangeFrom, RangeInclusive};
use core::{array, iter, option};
#[cfg(feature = "alloc")]
use core::{slice, str};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet, hash_map, hash_set};

use super::{ArrayItems, OptionItems, RangeFromItems, RangeInclusiveItems, RangeItems, Rev};
#[cfg(feature = "alloc")]
use super::{BTreeMapItems, BTreeSetItems, BinaryHeapItems, CharIndices, Chars, Enumerate, VecDequeItems, VecItems};
#[cfg(feature = "std")]
use super::{HashMapItems, HashSetItems};

/// What can be iterated by an iterator that can be written down, as [`IntoIterator`] is by one of its own.
///
/// An iterator of your own is one of these if you say so: `type Items = Self;`.
///
/// ```
/// use genfn::iter::IntoItems;
///
/// let mut items = (1..=3).into_items();
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, r#"{"start":2,"last":3}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`genfn::iter` has no iterator over `{Self}` that can be written down",
    label = "collect it into a `Vec` first; or, if it is an iterator that can be written down, implement `IntoItems` for it"
)]
pub trait IntoItems: IntoIterator {
    /// The iterator.
    type Items: Iterator<Item = Self::Item>;

    /// Iterates it.
    fn into_items(self) -> Self::Items;
}

/// The head of a `for`, as emitted code takes it: `Head(head).into_items()`.
///
/// Of what std has it makes what can be written down, by a method of its own; of anything else, which is iterated by what it is
/// iterated by, [a trait's](HeadOfOthers), which is looked for after those.
pub struct Head<H>(pub H);

/// The head of a `for` that is none of std's: an iterator from here, a generator with a name, or a user's.
pub trait HeadOfOthers {
    /// What it is iterated by.
    type Items: Iterator;

    /// Iterates it.
    fn into_items(self) -> Self::Items;
}

impl<I: IntoIterator> HeadOfOthers for Head<I> {
    type Items = I::IntoIter;

    #[inline]
    fn into_items(self) -> I::IntoIter {
        self.0.into_iter()
    }
}

macro_rules! heads {
    ($($(#[$when:meta])? [$($generics:tt)*] $head:ty => $items:ty $(, where [$($bounds:tt)*])?;)*) => { $(
        $(#[$when])?
        impl<$($generics)*> IntoItems for $head $(where $($bounds)*)? {
            type Items = $items;

            #[inline]
            fn into_items(self) -> $items {
                self.into()
            }
        }

        $(#[$when])?
        impl<$($generics)*> Head<$head> $(where $($bounds)*)? {
            /// Iterates it.
            #[inline]
            pub fn into_items(self) -> $items {
                self.0.into()
            }
        }
    )* };
}

heads! {
    [T, const N: usize] [T; N] => ArrayItems<T, N>;
    [T, const N: usize] array::IntoIter<T, N> => ArrayItems<T, N>;
    [T] Option<T> => OptionItems<T>;
    [T] option::IntoIter<T> => OptionItems<T>;
    [T, E] Result<T, E> => OptionItems<T>;
    [T] Range<T> => RangeItems<T>, where [Range<T>: Iterator];
    [T] RangeInclusive<T> => RangeInclusiveItems<T>, where [RangeInclusive<T>: Iterator];
    [T] RangeFrom<T> => RangeFromItems<T>, where [RangeFrom<T>: Iterator];
    [T: Clone] iter::Rev<Range<T>> => Rev<RangeInclusiveItems<T>>, where [
        Range<T>: DoubleEndedIterator<Item = T>,
        RangeInclusive<T>: DoubleEndedIterator<Item = T>,
    ];
    [T: Clone] iter::Rev<RangeInclusive<T>> => Rev<RangeInclusiveItems<T>>, where [
        RangeInclusive<T>: DoubleEndedIterator<Item = T>,
    ];
    #[cfg(feature = "alloc")] [T] iter::Rev<vec::IntoIter<T>> => Rev<VecItems<T>>;
    #[cfg(feature = "alloc")] [T] iter::Enumerate<vec::IntoIter<T>> => Enumerate<VecItems<T>>;
    #[cfg(feature = "alloc")] [] iter::Rev<str::Chars<'_>> => Rev<Chars>;
    #[cfg(feature = "alloc")] [] iter::Enumerate<str::Chars<'_>> => Enumerate<Chars>;
    #[cfg(feature = "alloc")] [] str::Chars<'_> => Chars;
    #[cfg(feature = "alloc")] [] str::CharIndices<'_> => CharIndices;
    #[cfg(feature = "alloc")] [] str::Bytes<'_> => VecItems<u8>;
    #[cfg(feature = "alloc")] [T: Copy] iter::Copied<slice::Iter<'_, T>> => VecItems<T>;
    #[cfg(feature = "alloc")] [T] Vec<T> => VecItems<T>;
    #[cfg(feature = "alloc")] [T] vec::IntoIter<T> => VecItems<T>;
    #[cfg(feature = "alloc")] [T] Box<[T]> => VecItems<T>;
    #[cfg(feature = "alloc")] [T] VecDeque<T> => VecDequeItems<T>;
    #[cfg(feature = "alloc")] [T] vec_deque::IntoIter<T> => VecDequeItems<T>;
    #[cfg(feature = "alloc")] [T] LinkedList<T> => VecDequeItems<T>;
    #[cfg(feature = "alloc")] [T] linked_list::IntoIter<T> => VecDequeItems<T>;
    #[cfg(feature = "alloc")] [T] BTreeSet<T> => BTreeSetItems<T>;
    #[cfg(feature = "alloc")] [T] btree_set::IntoIter<T> => BTreeSetItems<T>;
    #[cfg(feature = "alloc")] [K, V] BTreeMap<K, V> => BTreeMapItems<K, V>;
    #[cfg(feature = "alloc")] [K, V] btree_map::IntoIter<K, V> => BTreeMapItems<K, V>;
    #[cfg(feature = "alloc")] [T] BinaryHeap<T> => BinaryHeapItems<T>;
    #[cfg(feature = "alloc")] [T] binary_heap::IntoIter<T> => BinaryHeapItems<T>;
    #[cfg(feature = "std")] [T, S] HashSet<T, S> => HashSetItems<T>;
    #[cfg(feature = "std")] [T] hash_set::IntoIter<T> => HashSetItems<T>;
    #[cfg(feature = "std")] [K, V, S] HashMap<K, V, S> => HashMapItems<K, V>;
    #[cfg(feature = "std")] [K, V] hash_map::IntoIter<K, V> => HashMapItems<K, V>;
}
