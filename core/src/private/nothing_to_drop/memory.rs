//! What frees memory when it is dropped, and does nothing else if what is in it does not.
//!
//! `let fields: Vec<&str> = line.split(',').collect();` can't be saved beside `line`. A plain function has no such trouble: rustc
//! knows that a `Vec` of references looks at none of them when it is dropped. Nor does anybody see when that is. So once it is
//! dead it goes at the next suspension, and not at the end of its scope.
//!
//! What tells of its drop is none of it: `Rc` counts, a `File` closes, a `BufWriter` writes.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{
    BTreeMap, BTreeSet, BinaryHeap, LinkedList, TryReserveError, VecDeque, binary_heap, btree_map, btree_set,
    linked_list, vec_deque,
};
use alloc::ffi::{FromVecWithNulError, IntoStringError, NulError};
use alloc::string::{FromUtf8Error, FromUtf16Error, String};
use alloc::vec::{self, Vec};

use super::{NothingToDrop, OnlyMemory};

macro_rules! alone {
    ($($type:ty)*) => { $(impl NothingToDrop<OnlyMemory> for $type {})* };
}
// Of a `Vec<_>` whose items are not known rustc tells once. That it can't tell either which of these it is, it keeps to itself where they
// are ten or more.
alone! {
    String Box<str> Box<core::ffi::CStr> alloc::ffi::CString
    FromUtf8Error FromUtf16Error TryReserveError NulError IntoStringError FromVecWithNulError
}

macro_rules! of_values {
    ($($type:ty)*) => { $(impl<T: NothingToDrop<OnlyMemory>> NothingToDrop<OnlyMemory> for $type {})* };
}
of_values! {
    Vec<T> VecDeque<T> LinkedList<T> BinaryHeap<T> BTreeSet<T> Box<T> Box<[T]>
    vec::IntoIter<T> vec_deque::IntoIter<T> linked_list::IntoIter<T> binary_heap::IntoIter<T> btree_set::IntoIter<T>
}

macro_rules! of_maps {
    ($($type:ty)*) => {
        $(
            impl<K, V> NothingToDrop<OnlyMemory> for $type
            where
                K: NothingToDrop<OnlyMemory>,
                V: NothingToDrop<OnlyMemory>,
            {
            }
        )*
    };
}
of_maps! { BTreeMap<K, V> btree_map::IntoIter<K, V> btree_map::IntoKeys<K, V> btree_map::IntoValues<K, V> }

impl<B> NothingToDrop<OnlyMemory> for Cow<'_, B> where B: ToOwned<Owned: NothingToDrop<OnlyMemory>> + ?Sized {}

#[cfg(feature = "std")]
mod of_std {
    use std::collections::{HashMap, HashSet, hash_map, hash_set};
    use std::{ffi, io, path};

    use super::{NothingToDrop, OnlyMemory};

    alone! { ffi::OsString path::PathBuf }
    of_values! { HashSet<T> hash_set::IntoIter<T> io::BufReader<T> }
    of_maps! { HashMap<K, V> hash_map::IntoIter<K, V> hash_map::IntoKeys<K, V> hash_map::IntoValues<K, V> }
}
