//! Whether a place is the same when it is looked for again: checked by the types that lead to it.
//!
//! `&mut self.rows[i]` may call impls of `Deref` and `IndexMut`. Those of std's owners do nothing but lead to what they own, so
//! they lead there again. One of someone else's may do anything, and is refused.

use core::marker::PhantomData;
use core::ops::Deref;

pub use crate::{__elements as elements, __steady as steady};

/// Checks that a place is reached through no pointer but std's.
#[doc(hidden)]
#[macro_export]
macro_rules! __steady {
    ($place:expr) => {
        if false {
            use $crate::again::{NoPointer as _, Pointer as _, StdPointer as _};
            let place = $crate::again::Reached::of(&$place);
            let place = (&&&place).target();
            let place = (&&&place).target();
            let place = (&&&place).target();
            let place = (&&&place).target();
            place.is_reached();
        }
    };
}

/// Checks that indexing leads to an element of one of std's collections.
#[doc(hidden)]
#[macro_export]
macro_rules! __elements {
    ($place:expr, $index:expr) => {
        if false {
            use $crate::again::{Indexed as _, StdIndexed as _};
            (&&$crate::again::Reached::of(&$place)).element($index);
        }
    };
}

/// The question how a place of type `T` is reached.
pub struct Reached<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: ?Sized> Reached<T> {
    /// The question for a place.
    pub fn of(_: &T) -> Self {
        Reached(PhantomData)
    }
}

impl Reached<()> {
    /// There are no pointers left.
    pub fn is_reached(self) {}
}

/// A pointer of std's, which leads to the same place each time.
pub trait Steady: Deref {}

/// Implemented for nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "can't tell whether `{Self}` leads to the same place after a yield",
    label = "this borrow is taken again after the yield, through an impl of `Deref` that is not std's",
    note = "borrow it again by hand after each yield, or let the generator hold the borrow: `#[generator(pinned)]`"
)]
pub trait KnownToBeSteady<U> {}

impl<T: ?Sized> Steady for &T {}
impl<T: ?Sized> Steady for &mut T {}
impl<T> Steady for core::mem::ManuallyDrop<T> {}
impl<T: ?Sized> Steady for core::cell::Ref<'_, T> {}
impl<T: ?Sized> Steady for core::cell::RefMut<'_, T> {}

#[cfg(feature = "alloc")]
mod owners {
    use alloc::borrow::{Cow, ToOwned};
    use alloc::boxed::Box;
    use alloc::collections::VecDeque;
    use alloc::rc::Rc;
    use alloc::string::String;
    use alloc::sync::Arc;
    use alloc::vec::Vec;

    use super::{Elements, Steady};

    impl<T: ?Sized> Steady for Box<T> {}
    impl<T: ?Sized> Steady for Rc<T> {}
    impl<T: ?Sized> Steady for Arc<T> {}
    impl<T> Steady for Vec<T> {}
    impl Steady for String {}
    impl<B: ?Sized + ToOwned> Steady for Cow<'_, B> {}

    impl<T> Elements for Vec<T> {}
    impl<T> Elements for VecDeque<T> {}
    impl<T: ?Sized + Elements> Elements for Box<T> {}
    impl<T: ?Sized + Elements> Elements for Rc<T> {}
    impl<T: ?Sized + Elements> Elements for Arc<T> {}
}

#[cfg(feature = "std")]
mod std_owners {
    use std::ffi::OsString;
    use std::path::PathBuf;
    use std::sync::{MutexGuard, RwLockReadGuard, RwLockWriteGuard};

    use super::Steady;

    impl<T: ?Sized> Steady for MutexGuard<'_, T> {}
    impl<T: ?Sized> Steady for RwLockReadGuard<'_, T> {}
    impl<T: ?Sized> Steady for RwLockWriteGuard<'_, T> {}
    impl Steady for OsString {}
    impl Steady for PathBuf {}
}

/// First answer: through a pointer of std's.
pub trait StdPointer<T: ?Sized> {
    /// What it points to.
    fn target(&self) -> Reached<T> {
        Reached(PhantomData)
    }
}
impl<T: ?Sized + Steady> StdPointer<T::Target> for &&Reached<T> {}

/// Second answer: through another pointer. Never passes: the error is the purpose.
pub trait Pointer<T: ?Sized + Deref> {
    /// What it points to.
    fn target<U>(&self) -> Reached<T::Target>
    where
        T: KnownToBeSteady<U>,
    {
        Reached(PhantomData)
    }
}
impl<T: ?Sized + Deref> Pointer<T> for &Reached<T> {}

/// Last answer: through none.
pub trait NoPointer {
    /// Nothing more.
    fn target(&self) -> Reached<()> {
        Reached(PhantomData)
    }
}
impl<T: ?Sized> NoPointer for Reached<T> {}

/// A collection of std's, whose index leads to the same element each time.
pub trait Elements {}

/// First answer: an index into one of those.
pub trait StdIndexed {
    /// Passes.
    fn element<I: Position<U>, U>(&self, _: I) {}
}
impl<T: ?Sized + Elements> StdIndexed for &Reached<T> {}

/// Last answer: an index into something else. Never passes: the error is the purpose.
pub trait Indexed<T: ?Sized> {
    /// Is not reached.
    fn element<I, U>(&self, _: I)
    where
        T: KnownToHaveElements<U>,
    {
    }
}
impl<T: ?Sized> Indexed<T> for Reached<T> {}

/// Implemented for nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "can't tell whether an index of `{Self}` leads to the same place after a yield",
    label = "this borrow is taken again after the yield, by an index into what is no array, slice, `Vec` or `VecDeque`",
    note = "borrow it again by hand after each yield, or let the generator hold the borrow: `#[generator(pinned)]`"
)]
pub trait KnownToHaveElements<U> {}

impl<T> Elements for [T] {}
impl<T, const N: usize> Elements for [T; N] {}
impl<T: ?Sized + Elements> Elements for &T {}
impl<T: ?Sized + Elements> Elements for &mut T {}

/// The index of one element.
#[diagnostic::on_unimplemented(
    message = "can't tell whether an index of type `{Self}` leads to the same place after a yield",
    label = "this borrow is taken again after the yield, by an index that is no `usize`",
    note = "borrow it again by hand after each yield, or let the generator hold the borrow: `#[generator(pinned)]`"
)]
pub trait Position<U> {}

impl Position<()> for usize {}
