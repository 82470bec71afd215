//! The [`Value`]s of std: all that a generator may well return, and that is no `Result`.

use core::cell::{Cell, OnceCell, RefCell};
use core::cmp::{Ordering, Reverse};
use core::convert::Infallible;
use core::marker::PhantomData;
use core::num::{NonZero, Saturating, Wrapping};
use core::ops::{Bound, ControlFlow, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use core::pin::Pin;
use core::time::Duration;

use super::Value;

macro_rules! values {
    ($([$($param:tt)*] $type:ty;)*) => { $(impl<$($param)*> Value for $type {})* };
}

values! {
    [] bool; [] char; [] f32; [] f64;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] Duration; [] Infallible; [] Ordering; [] RangeFull;
    [T: ?Sized] &T; [T: ?Sized] &mut T; [T: ?Sized] *const T; [T: ?Sized] *mut T;
    [T, const N: usize] [T; N];
    [T] Option<T>; [T] Bound<T>; [B, C] ControlFlow<B, C>;
    [T] Cell<T>; [T] OnceCell<T>; [T] RefCell<T>; [T: ?Sized] PhantomData<T>; [T] Pin<T>;
    [T] Range<T>; [T] RangeFrom<T>; [T] RangeInclusive<T>; [T] RangeTo<T>; [T] RangeToInclusive<T>;
    [T] Reverse<T>; [T] Saturating<T>; [T] Wrapping<T>;
    [R] fn() -> R; [A, R] fn(A) -> R; [A, B, R] fn(A, B) -> R;
}

macro_rules! not_zero {
    ($($type:ty)*) => { $(impl Value for NonZero<$type> {})* };
}
not_zero! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! tuples {
    ($($first:ident $($param:ident)*)?) => {
        impl$(<$first, $($param),*>)? Value for ($($first, $($param),*)?) {}
        $(tuples!($($param)*);)?
    };
}
tuples!(A B C D E F G H I J K L);

#[cfg(feature = "alloc")]
mod alloc_values {
    use alloc::borrow::{Cow, ToOwned};
    use alloc::boxed::Box;
    use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
    use alloc::ffi::CString;
    use alloc::rc::{Rc, Weak};
    use alloc::string::String;
    use alloc::sync::{self, Arc};
    use alloc::vec::Vec;

    use super::Value;

    values! {
        [] CString; [] String;
        [T: ?Sized] Arc<T>; [T: ?Sized] Box<T>; [T: ?Sized] Rc<T>; [T: ?Sized] Weak<T>; [T: ?Sized] sync::Weak<T>;
        [T] BTreeSet<T>; [T] BinaryHeap<T>; [T] LinkedList<T>; [T] Vec<T>; [T] VecDeque<T>;
        [K, V] BTreeMap<K, V>; [T: ?Sized + ToOwned] Cow<'_, T>;
    }
}

#[cfg(feature = "std")]
mod std_values {
    use std::collections::{HashMap, HashSet};
    use std::ffi::OsString;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
    use std::path::PathBuf;
    use std::process::{ExitCode, ExitStatus};
    use std::sync::{Mutex, OnceLock, RwLock};
    use std::thread::JoinHandle;
    use std::time::{Instant, SystemTime};

    use super::Value;

    values! {
        [] ExitCode; [] ExitStatus; [] Instant; [] IpAddr; [] Ipv4Addr; [] Ipv6Addr; [] OsString; [] PathBuf;
        [] SocketAddr; [] SystemTime;
        [K, V, S] HashMap<K, V, S>; [T, S] HashSet<T, S>; [T] JoinHandle<T>; [T] Mutex<T>; [T] OnceLock<T>; [T] RwLock<T>;
    }
}
