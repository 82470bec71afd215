//! The checks of calls that are taken to consume by their names.

use core::marker::PhantomData;
use core::ops::Deref;

use crate::__private::nothing_to_drop::NothingToDrop;

/// Checks that a call of one of std's consuming names consumes the local.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes {
    ($local:expr) => {{
        use $crate::consume::{Consumed as _, IsCopy as _, IsInert as _, IsIterator as _, Unsure as _};
        if false {
            let check = $crate::consume::KnownToBeConsumed::<()>::check;
            check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
        }
    }};
}

/// Checks that a call of an `into_*` consumes the local.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes_into {
    ($local:expr) => {{
        use $crate::consume::{
            ConsumedBox as _, ConsumedInto as _, IntoAnything as _, IsCopy as _, IsInert as _, IsIterator as _,
            UnsureArray as _, UnsurePointer as _,
        };
        if false {
            let check = $crate::consume::KnownToBeConsumed::<()>::check;
            check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
        }
    }};
}

/// Checks that a call of `into_iter` consumes the local.
///
/// `consumes_into_iter!(x, array().into_iter(), boxed_slice().into_iter())`: what it does to an array and to a boxed slice depends on the edition of
/// whoever has written it, so both are called by that name.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes_into_iter {
    ($local:expr, $of_an_array:expr, $of_a_boxed_slice:expr) => {{
        use $crate::consume::{
            ConsumedInto as _, IntoAnything as _, IsCopy as _, IsInert as _, IsIterator as _, UnsureArray as _,
            UnsurePointer as _,
        };
        #[allow(unknown_lints, array_into_iter, boxed_slice_into_iter)]
        if false {
            let edition = $crate::consume::Edition::of(&$of_an_array, &$of_a_boxed_slice);
            edition.check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
        }
    }};
}

/// Checks that a call of one of `Read`'s or `BufRead`'s consuming names consumes the local.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes_reader {
    ($local:expr) => {{
        use $crate::consume::{ConsumedReader as _, IsCopy as _, IsInert as _, Unsure as _};
        if false {
            let check = $crate::consume::KnownToBeConsumed::<()>::check;
            check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
        }
    }};
}

/// The question whether a receiver of type `T` is consumed.
pub struct Receiver<T>(PhantomData<fn() -> T>);

impl<T> Receiver<T> {
    /// The question for a local.
    #[inline]
    pub fn of(_: &T) -> Self {
        Receiver(PhantomData)
    }
}

/// It is consumed, or nothing can be seen of it.
pub struct Yes;

/// Implemented for [`Yes`] only. It carries the message: where the answer is unsure, it is given as a value of the receiver's
/// own type, so that the message is about that.
#[diagnostic::on_unimplemented(
    message = "can't tell whether this call consumes `{Self}`",
    label = "write `{{ x }}.m()` if it does, `(&x).m()` if it does not",
    note = "see genfn::errors, \"a call that may or may not consume\""
)]
pub trait KnownToBeConsumed<U>: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl<U> KnownToBeConsumed<U> for Yes {}

/// An edition, told by what `into_iter` makes in it of an array, and of a boxed slice.
pub struct Edition<U>(PhantomData<U>);

impl<A, B> Edition<(A, B)> {
    /// That in which they come to this.
    #[inline]
    pub fn of(_: &A, _: &B) -> Self {
        Edition(PhantomData)
    }

    /// Nothing to do.
    #[inline]
    pub fn check<T: KnownToBeConsumed<(A, B)>>(self, _: T) {}
}

/// An array.
#[cold]
pub fn array() -> [(); 1] {
    only_asked()
}

/// A boxed slice, where there are boxes.
#[cfg(feature = "alloc")]
#[cold]
pub fn boxed_slice() -> alloc::boxed::Box<[()]> {
    only_asked()
}

/// The same.
#[cfg(not(feature = "alloc"))]
#[cold]
pub fn boxed_slice() -> [(); 1] {
    only_asked()
}

#[diagnostic::do_not_recommend]
impl<T, const N: usize, B> KnownToBeConsumed<(core::array::IntoIter<(), 1>, B)> for [T; N] {}

#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl<T, A> KnownToBeConsumed<(A, alloc::vec::IntoIter<()>)> for alloc::boxed::Box<[T]> {}

#[cold]
fn only_asked() -> ! {
    unreachable!("only the type of the answer is asked for")
}

macro_rules! answer {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub trait $name {
            /// Whether it is consumed.
            #[inline]
            fn consumes(&self) -> Yes {
                Yes
            }
        }
    };
}

// The answers that depend on the shape of a type alone come first: they hold also while a part of it is not inferred yet,
// which a question like `Option<_>: Copy` would fix too early.

answer! {
    /// First answer to `consumes!`: std's types that are passed through by value.
    Consumed
}
impl<T> Consumed for &&&&&Receiver<Option<T>> {}
impl<T, E> Consumed for &&&&&Receiver<Result<T, E>> {}
impl<T> Consumed for &&&&&Receiver<core::task::Poll<T>> {}
impl<T> Consumed for &&&&&Receiver<core::ops::Bound<T>> {}
impl<B, C> Consumed for &&&&&Receiver<core::ops::ControlFlow<B, C>> {}
#[cfg(feature = "alloc")]
impl<T> Consumed for &&&&&Receiver<alloc::boxed::Box<Option<T>>> {}
#[cfg(feature = "alloc")]
impl<T, E> Consumed for &&&&&Receiver<alloc::boxed::Box<Result<T, E>>> {}

answer! {
    /// First answer to `consumes_into!`: the owners among std's types that dereference.
    ConsumedInto
}
#[cfg(feature = "alloc")]
mod owners {
    use alloc::borrow::Cow;
    use alloc::ffi::CString;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::{ConsumedInto, Receiver};

    impl<T> ConsumedInto for &&&&&Receiver<Vec<T>> {}
    impl ConsumedInto for &&&&&Receiver<String> {}
    impl ConsumedInto for &&&&&Receiver<CString> {}
    impl<B: ?Sized + alloc::borrow::ToOwned> ConsumedInto for &&&&&Receiver<Cow<'_, B>> {}
    #[cfg(feature = "std")]
    impl ConsumedInto for &&&&&Receiver<std::ffi::OsString> {}
    #[cfg(feature = "std")]
    impl ConsumedInto for &&&&&Receiver<std::path::PathBuf> {}
}

answer! {
    /// A box, whose target can be moved out of it: `into_vec`, `into_string`, and any method of a sized target.
    ConsumedBox
}
#[cfg(feature = "alloc")]
impl<T: ?Sized> ConsumedBox for &&&&&Receiver<alloc::boxed::Box<T>> {}

answer! {
    /// First answer to `consumes_reader!`.
    ConsumedReader
}
#[cfg(feature = "std")]
impl<T: std::io::Read> ConsumedReader for &&&&&Receiver<T> {}

answer! {
    /// Iterators: `Box<dyn Iterator>` and `&mut I` among them.
    IsIterator
}
impl<T: Iterator> IsIterator for &&&&Receiver<T> {}

answer! {
    /// What is `Copy` has nothing to drop, and may be used again.
    IsCopy
}
impl<T: Copy> IsCopy for &&&Receiver<T> {}

answer! {
    /// What is known to have nothing to drop.
    IsInert
}
impl<T: NothingToDrop> IsInert for &&Receiver<T> {}

/// Last answer to `consumes!` and `consumes_reader!`.
pub trait Unsure<T> {
    /// Whether it is consumed.
    #[inline]
    fn consumes(&self) -> T {
        only_asked()
    }
}
impl<T> Unsure<T> for Receiver<T> {}

/// Last answer but one to `consumes_into!`: a smart pointer, whose target may have a method of that name.
pub trait UnsurePointer<T> {
    /// Whether it is consumed.
    #[inline]
    fn consumes(&self) -> T {
        only_asked()
    }
}
impl<T: Deref> UnsurePointer<T> for &Receiver<T> {}

/// The same: an array, whose `into_iter` borrows in editions before 2021.
pub trait UnsureArray<T> {
    /// Whether it is consumed.
    #[inline]
    fn consumes(&self) -> T {
        only_asked()
    }
}
impl<T, const N: usize> UnsureArray<[T; N]> for &Receiver<[T; N]> {}

answer! {
    /// Last answer to `consumes_into!`: by the naming conventions of Rust.
    IntoAnything
}
impl<T> IntoAnything for Receiver<T> {}

#[cfg(all(test, feature = "std"))]
mod tests {
    #![allow(unused_imports, reason = "a question names every answer")]

    use std::boxed::Box;
    use std::collections::HashMap;
    use std::string::String;
    use std::{io, vec};

    use crate::consume::{consumes, consumes_into, consumes_reader};

    #[test]
    fn options_results_and_iterators_are_consumed() {
        let option = None;
        consumes!(option);
        let _: Option<String> = option;
        let result: Result<String, ()> = Err(());
        consumes!(result);
        let vec = vec![String::new()];
        let iter = vec.iter().map(String::len);
        consumes!(iter);
        let boxed: Box<dyn Iterator<Item = usize>> = Box::new(iter);
        consumes!(boxed);
        let reference = &vec;
        consumes!(reference);
    }

    #[test]
    fn into_consumes_owners_and_what_is_no_pointer() {
        let vec = vec![1];
        consumes_into!(vec);
        let map = HashMap::<String, String>::new();
        consumes_into!(map);
        let mut string = String::new();
        consumes_into!(string);
        let reference = &mut string;
        consumes_into!(reference);
        let array = [1, 2];
        consumes_into!(array);
        fn generic<T: IntoIterator>(items: T) {
            consumes_into!(items);
        }
        generic([1]);
    }

    #[test]
    fn readers_are_consumed() {
        fn generic<R: io::BufRead>(reader: R) {
            consumes_reader!(reader);
        }
        generic(io::empty());
        let text = "text";
        consumes_reader!(text);
    }
}
