//! What is written as a list: the items that are still to come.

use alloc::boxed::Box;
use alloc::collections::{
    BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, binary_heap, btree_map, btree_set, linked_list, vec_deque,
};
use alloc::vec::{self, Vec};
use core::iter::{self, FusedIterator};
use core::{fmt, slice, str};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet, hash_map, hash_set};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A type around a `Vec`'s iterator.
macro_rules! lists {
    ($(
        $(#[$attr:meta])*
        $name:ident<$($param:ident),+> of $item:ty;
    )*) => { $(
        $(#[$attr])*
        #[derive(Clone)]
        pub struct $name<$($param),+>(vec::IntoIter<$item>);

        impl<$($param),+> $name<$($param),+> {
            /// What is still to come.
            #[inline]
            pub fn as_slice(&self) -> &[$item] {
                self.0.as_slice()
            }
        }

        forward!([$($param),+] $name<$($param),+>, vec::IntoIter<$item>);
        forward_back!([$($param),+] $name<$($param),+>);
        impl<$($param),+> ExactSizeIterator for $name<$($param),+> {}
        impl<$($param),+> FusedIterator for $name<$($param),+> {}

        /// Nothing is to come.
        impl<$($param),+> Default for $name<$($param),+> {
            fn default() -> Self {
                Self(Vec::new().into_iter())
            }
        }

        impl<$($param: fmt::Debug),+> fmt::Debug for $name<$($param),+> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_slice()).finish()
            }
        }

        impl<$($param: Serialize),+> Serialize for $name<$($param),+> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.as_slice().serialize(serializer)
            }
        }

        impl<'de, $($param: Deserialize<'de>),+> Deserialize<'de> for $name<$($param),+> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Vec::deserialize(deserializer).map(|items| Self(items.into_iter()))
            }
        }
    )* };
}

lists! {
    /// The items of a `Vec`, or of a boxed slice.
    ///
    /// ```
    /// use genfn::iter::VecItems;
    ///
    /// let mut items = VecItems::from(vec![1, 2, 3]);
    /// items.next();
    /// assert_eq!(serde_json::to_string(&items)?, "[2,3]");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    VecItems<T> of T;

    /// The items of a `BTreeSet`, in its order. They are moved into a `Vec` when the loop begins.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use genfn::iter::BTreeSetItems;
    ///
    /// let mut items = BTreeSetItems::from(BTreeSet::from([3, 1, 2]));
    /// items.next();
    /// assert_eq!(serde_json::to_string(&items)?, "[2,3]");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    BTreeSetItems<T> of T;

    /// The entries of a `BTreeMap`, in its order: a list of pairs, so that any key may be written as JSON.
    ///
    /// They are moved into a `Vec` when the loop begins. So the keys need not be `Ord`, and whatever order is read stays.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use genfn::iter::BTreeMapItems;
    ///
    /// let mut entries = BTreeMapItems::from(BTreeMap::from([(1, "a"), (2, "b"), (3, "c")]));
    /// entries.next();
    /// assert_eq!(serde_json::to_string(&entries)?, r#"[[2,"b"],[3,"c"]]"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    BTreeMapItems<K, V> of (K, V);

    /// The items of a `BinaryHeap`, in the order in which they lie in it, as its `into_iter` has them.
    ///
    /// ```
    /// use std::collections::BinaryHeap;
    /// use genfn::iter::BinaryHeapItems;
    ///
    /// let mut items = BinaryHeapItems::from(BinaryHeap::from(vec![2, 1]));
    /// items.next();
    /// assert_eq!(serde_json::to_string(&items)?, "[1]");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    BinaryHeapItems<T> of T;
}

// The order of what is hashed differs from one process to the next: so what is to come, and in which order, is settled when the loop begins.
#[cfg(feature = "std")]
lists! {
    /// The items of a `HashSet`.
    ///
    /// Another process would iterate the set in another order, and so would this one: they are moved into a `Vec` when the loop begins,
    /// and are written in that order.
    ///
    /// ```
    /// use std::collections::HashSet;
    /// use genfn::iter::HashSetItems;
    ///
    /// let mut items = HashSetItems::from(HashSet::from([1, 2, 3]));
    /// items.next();
    /// let read: HashSetItems<i32> = serde_json::from_str(&serde_json::to_string(&items)?)?;
    /// assert!(read.eq(items));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    HashSetItems<T> of T;

    /// The entries of a `HashMap`: a list of pairs, so that any key may be written as JSON.
    ///
    /// Another process would iterate the map in another order, and so would this one: they are moved into a `Vec` when the loop begins,
    /// and are written in that order.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use genfn::iter::HashMapItems;
    ///
    /// let entries = HashMapItems::from(HashMap::from([(1, "a")]));
    /// assert_eq!(serde_json::to_string(&entries)?, r#"[[1,"a"]]"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    HashMapItems<K, V> of (K, V);
}

/// Of what each is made, and how that becomes a `Vec`.
macro_rules! made_of {
    ($($name:ty { $([$($generics:ident),+] $from:ty: $into:expr;)* })*) => { $($(
        impl<$($generics),+> From<$from> for $name {
            #[inline]
            fn from(from: $from) -> Self {
                let into: fn($from) -> Vec<_> = $into;
                Self(into(from).into_iter())
            }
        }
    )*)* };
}

made_of! {
    VecItems<T> {
        [T] Vec<T>: |items| items;
        [T] Box<[T]>: <[T]>::into_vec;
    }
    BTreeSetItems<T> {
        [T] BTreeSet<T>: |set| set.into_iter().collect();
        [T] btree_set::IntoIter<T>: Iterator::collect;
    }
    BTreeMapItems<K, V> {
        [K, V] BTreeMap<K, V>: |map| map.into_iter().collect();
        [K, V] btree_map::IntoIter<K, V>: Iterator::collect;
    }
    BinaryHeapItems<T> {
        [T] BinaryHeap<T>: BinaryHeap::into_vec;
        [T] binary_heap::IntoIter<T>: Iterator::collect;
    }
}

#[cfg(feature = "std")]
made_of! {
    HashSetItems<T> {
        [T, S] HashSet<T, S>: |set| set.into_iter().collect();
        [T] hash_set::IntoIter<T>: Iterator::collect;
    }
    HashMapItems<K, V> {
        [K, V, S] HashMap<K, V, S>: |map| map.into_iter().collect();
        [K, V] hash_map::IntoIter<K, V>: Iterator::collect;
    }
}

impl<T> From<vec::IntoIter<T>> for VecItems<T> {
    #[inline]
    fn from(items: vec::IntoIter<T>) -> Self {
        Self(items)
    }
}

/// A copy of what is lent.
impl<T: Copy> From<iter::Copied<slice::Iter<'_, T>>> for VecItems<T> {
    #[inline]
    fn from(items: iter::Copied<slice::Iter<'_, T>>) -> Self {
        Self::from(items.collect::<Vec<_>>())
    }
}

/// A copy of what is lent.
impl From<str::Bytes<'_>> for VecItems<u8> {
    #[inline]
    fn from(items: str::Bytes<'_>) -> Self {
        Self::from(items.collect::<Vec<_>>())
    }
}

/// The items of a `VecDeque`, or of a `LinkedList`.
///
/// ```
/// use std::collections::VecDeque;
/// use genfn::iter::VecDequeItems;
///
/// let mut items = VecDequeItems::from(VecDeque::from([1, 2, 3]));
/// items.next();
/// assert_eq!(serde_json::to_string(&items)?, "[2,3]");
/// # Ok::<(), serde_json::Error>(())
/// ```
// Where a deque lies in its buffer is not to be seen of its own iterator: so it is the deque that is held.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VecDequeItems<T>(VecDeque<T>);

impl<T> Iterator for VecDequeItems<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.0.pop_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        self.0.drain(..n.min(self.0.len()));
        self.0.pop_front()
    }

    #[inline]
    fn fold<A, F: FnMut(A, T) -> A>(self, init: A, f: F) -> A {
        self.0.into_iter().fold(init, f)
    }
}

impl<T> DoubleEndedIterator for VecDequeItems<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.0.pop_back()
    }

    #[inline]
    fn rfold<A, F: FnMut(A, T) -> A>(self, init: A, f: F) -> A {
        self.0.into_iter().rfold(init, f)
    }
}

iterates!([T] VecDequeItems<T>);
impl<T> ExactSizeIterator for VecDequeItems<T> {}
impl<T> FusedIterator for VecDequeItems<T> {}

impl<T> From<VecDeque<T>> for VecDequeItems<T> {
    #[inline]
    fn from(items: VecDeque<T>) -> Self {
        Self(items)
    }
}

impl<T> From<vec_deque::IntoIter<T>> for VecDequeItems<T> {
    #[inline]
    fn from(items: vec_deque::IntoIter<T>) -> Self {
        Self(items.collect())
    }
}

impl<T> From<LinkedList<T>> for VecDequeItems<T> {
    #[inline]
    fn from(items: LinkedList<T>) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> From<linked_list::IntoIter<T>> for VecDequeItems<T> {
    #[inline]
    fn from(items: linked_list::IntoIter<T>) -> Self {
        Self(items.collect())
    }
}

/// Nothing is to come.
impl<T> Default for VecDequeItems<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<T: fmt::Debug> fmt::Debug for VecDequeItems<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VecDequeItems").field(&self.0).finish()
    }
}
