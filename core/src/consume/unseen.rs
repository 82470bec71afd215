//! Types whose drop nobody sees, whenever it comes.

use core::{array, cmp, num, ops, option, str};

/// Dropping a `Self` does nothing but give memory back.
///
/// Of std's types it holds those that own plain data. What counts, locks, closes or calls is not among them, nor a `dyn`.
pub trait UnseenDrop {}

impl<T: ?Sized> UnseenDrop for &mut T {}
impl<T: ?Sized> UnseenDrop for &T {}
impl<T: ?Sized> UnseenDrop for *const T {}
impl<T: ?Sized> UnseenDrop for *mut T {}
impl UnseenDrop for str {}
impl<T: UnseenDrop> UnseenDrop for [T] {}
impl<T: UnseenDrop, const N: usize> UnseenDrop for [T; N] {}

macro_rules! plain {
    ($($type:ty)*) => { $(impl UnseenDrop for $type {})* };
}
plain! {
    () bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    cmp::Ordering core::convert::Infallible core::fmt::Error core::time::Duration
    num::ParseIntError num::ParseFloatError num::TryFromIntError num::IntErrorKind
    str::Utf8Error str::ParseBoolError core::char::ParseCharError core::char::CharTryFromError
}

macro_rules! tuples {
    ($(($($param:ident)+))*) => {
        $(impl<$($param: UnseenDrop),+> UnseenDrop for ($($param,)+) {})*
    };
}
tuples! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }

macro_rules! of_parts {
    ($($type:ty: $($param:ident)+;)*) => {
        $(impl<$($param: UnseenDrop),+> UnseenDrop for $type {})*
    };
}
of_parts! {
    Option<T>: T;
    Result<T, E>: T E;
    core::task::Poll<T>: T;
    ops::ControlFlow<B, C>: B C;
    ops::Bound<T>: T;
    ops::Range<T>: T;
    ops::RangeFrom<T>: T;
    ops::RangeInclusive<T>: T;
    cmp::Reverse<T>: T;
    num::Wrapping<T>: T;
    option::IntoIter<T>: T;
}
impl<T: UnseenDrop, const N: usize> UnseenDrop for array::IntoIter<T, N> {}

#[cfg(feature = "alloc")]
mod owners {
    use alloc::borrow::{Cow, ToOwned};
    use alloc::boxed::Box;
    use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, btree_map, btree_set, vec_deque};
    use alloc::ffi::{CString, NulError};
    use alloc::string::{FromUtf8Error, String};
    use alloc::vec::{self, Vec};

    use super::UnseenDrop;

    plain! { String CString NulError FromUtf8Error }
    of_parts! {
        Vec<T>: T;
        VecDeque<T>: T;
        LinkedList<T>: T;
        BinaryHeap<T>: T;
        BTreeSet<T>: T;
        BTreeMap<K, V>: K V;
        vec::IntoIter<T>: T;
        vec_deque::IntoIter<T>: T;
        btree_set::IntoIter<T>: T;
        btree_map::IntoIter<K, V>: K V;
    }
    impl<T: UnseenDrop + ?Sized> UnseenDrop for Box<T> {}
    impl<B: ToOwned + ?Sized> UnseenDrop for Cow<'_, B> where B::Owned: UnseenDrop {}
}

#[cfg(feature = "std")]
mod of_std {
    use std::collections::hash_map::RandomState;
    use std::collections::{HashMap, HashSet};
    use std::env::VarError;
    use std::ffi::OsString;
    use std::path::PathBuf;
    use std::time::{Instant, SystemTime};

    use super::UnseenDrop;

    plain! { OsString PathBuf VarError Instant SystemTime RandomState }
    of_parts! {
        HashMap<K, V, S>: K V S;
        HashSet<T, S>: T S;
    }
}
