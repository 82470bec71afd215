//! Whether a call consumes what it is called on.
//!
//! A receiver that is counted as moved is not kept until the end of its scope. Were that wrong, it would be dropped too
//! early, in silence. So rustc is asked, by [`asked!`](crate::__asked), of any method but those that are known by their names.
//!
//! For those there is a check, which lets a type pass only if every method of such a name consumes it, or if it has nothing to
//! drop, and the drop can't be seen. All else is an error that says what to write:
//!
//! - [`consumes_into!`](crate::__consumes_into) and [`consumes_into_iter!`](crate::__consumes_into_iter) for `into_*`;
//! - where the question can't be asked, for it depends on paths that can't be told apart,
//!   [`consumes_reader!`](crate::__consumes_reader) for what `Read` and `BufRead` consume: `lines`, `bytes`, `split`; and
//!   [`consumes!`](crate::__consumes) for std's other ones: `unwrap*`, `map`, ….
//!
//! Smart pointers pass none: `rc.unwrap_or(1)` copies out of the `Rc`, which lives on.

use core::marker::PhantomData;
use core::ops::Deref;

use crate::__private::nothing_to_drop::NothingToDrop;
use crate::__private::park::{Inert, Nothing, Whole};
pub use crate::{
    __asked as asked, __asked_of_call as asked_of_call, __consumes as consumes, __consumes_into as consumes_into,
    __consumes_into_iter as consumes_into_iter, __consumes_reader as consumes_reader,
};

/// Asks rustc whether a method call consumes a local: how it is parked then.
///
/// `asked!(x, [OfIterator] { trait … { fn m(self) -> Borrowed } impl<T> … for T {} } |receiver| receiver.m())`
///
/// A method is looked for by value first, then by `&`, then by `&mut`; of those by value inherent ones come first. So where a trait
/// has a method of this name by value for every type, the call resolves
///
/// - to the user's method, if that is inherent and takes `self`: its own type comes back;
/// - to that of the trait, if the user's takes `&self` or `&mut self`: [`Borrowed`] comes back.
///
/// The call stands behind one that never returns: nothing is moved there. What becomes of the local depends on the answer in the
/// same way: rustc follows the way that moves it only where that can be come to.
///
/// A method by value of another trait can't be told from ours, and rustc says so by E0034, hence the name of the trait. Where the
/// other trait is std's, the type is asked before, by [`OfIterator`] and its like.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked {
    ($local:expr, [$($of:ident)*] { $($probe:item)* } |$receiver:ident| $call:expr) => {{
        use $crate::__private::park::{
            ParkClosure as _, ParkCopy as _, ParkInert as _, ParkReference as _, ParkWhole as _,
        };
        use $crate::consume::{$($of as _,)* InBox as _, IsBorrowed as _, IsLeft as _, NotInBox as _, OfNone as _};
        #[allow(unreachable_code, deprecated, unstable_name_collisions)]
        let answer = {
            let question = $crate::__private::park::Parking::new();
            let call = $crate::consume::Call::new();
            if false {
                $crate::__private::never();
                question.of(&$local);
            }
            let parking = (&&&&&question).parking();
            let asked = (&&&&&$crate::consume::Asked::of(&parking)).asked(parking);
            let content = (&&$crate::consume::Asked::of(&asked)).content();
            let call_of_content = $crate::consume::Call::new();
            if false {
                $crate::__private::never();
                $($probe)*
                let $receiver = asked.receiver($local);
                call.of($call);
                let $receiver = content.receiver();
                call_of_content.of($call);
            }
            (&&call_of_content).unless_consumed((&&call).unless_consumed(asked))
        };
        answer
    }};
}

/// The same of a call of the local itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_call {
    ($local:expr) => {{
        use $crate::__private::park::{
            ParkClosure as _, ParkCopy as _, ParkInert as _, ParkReference as _, ParkWhole as _,
        };
        use $crate::consume::{CalledAgain as _, CalledOnce as _, OfNone as _};
        #[allow(unreachable_code)]
        let answer = {
            let question = $crate::__private::park::Parking::new();
            if false {
                $crate::__private::never();
                question.of(&$local);
            }
            let parking = (&&&&&question).parking();
            (&&&$crate::consume::Asked::of(&parking)).asked(parking)
        };
        answer
    }};
}

/// The question what a call returns: [`Borrowed`], or something else.
pub struct Call<R>(PhantomData<fn() -> R>);

impl<R> Call<R> {
    /// The question for a call that is told later.
    #[inline]
    #[expect(clippy::new_without_default, reason = "it is asked by name")]
    pub fn new() -> Self {
        Call(PhantomData)
    }

    /// What the call returns. It takes `self`: no method that is asked about comes before it.
    pub fn of(self, _: R) {}
}

impl<R> Clone for Call<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Call<R> {}

/// What a call returns that does not consume its receiver, where a trait of ours would.
pub struct Borrowed;

/// First answer: it is parked as it would be without the call.
pub trait IsBorrowed {
    /// How it is parked.
    #[inline]
    fn unless_consumed<P>(&self, parking: P) -> P {
        parking
    }
}

impl IsBorrowed for &Call<Borrowed> {}

/// Last answer: nothing is left of it.
pub trait IsLeft {
    /// How it is parked.
    #[inline]
    fn unless_consumed<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

impl<R> IsLeft for Call<R> {}

/// The question whether a method of this name is one of std's traits, and takes the local by value.
pub struct Asked<P>(PhantomData<fn() -> P>);

impl<P> Asked<P> {
    /// The question for a local that is parked like this.
    #[inline]
    pub fn of(_: &P) -> Self {
        Asked(PhantomData)
    }
}

macro_rules! of_trait {
    ($(#[$doc:meta])* $name:ident: $bound:path, $($at:tt)*) => {
        $(#[$doc])*
        pub trait $name {
            /// It is consumed.
            #[inline]
            fn asked<P>(&self, _: P) -> Nothing {
                Nothing
            }
        }
        impl<T: $bound> $name for $($at)* Asked<Whole<T>> {}
    };
}

/// First answer to a name of what std passes through by value: its types are told by their shape alone, whatever is in them.
pub trait OfValue {
    /// It is consumed.
    #[inline]
    fn asked<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

impl<T> OfValue for &&&&Asked<Whole<Option<T>>> {}
impl<T, E> OfValue for &&&&Asked<Whole<Result<T, E>>> {}
impl<T> OfValue for &&&&Asked<Whole<core::task::Poll<T>>> {}
impl<T> OfValue for &&&&Asked<Whole<core::ops::Bound<T>>> {}
impl<B, C> OfValue for &&&&Asked<Whole<core::ops::ControlFlow<B, C>>> {}
#[cfg(feature = "alloc")]
impl<T> OfValue for &&&&Asked<Whole<alloc::boxed::Box<Option<T>>>> {}
#[cfg(feature = "alloc")]
impl<T, E> OfValue for &&&&Asked<Whole<alloc::boxed::Box<Result<T, E>>>> {}

of_trait! {
    /// Second answer, to a name of `Iterator`'s.
    OfIterator: Iterator, &&&
}
#[cfg(feature = "std")]
of_trait! {
    /// Third answer, to a name of `Read`'s.
    OfReader: std::io::Read, &&
}
#[cfg(feature = "std")]
of_trait! {
    /// The same of `BufRead`'s.
    OfBufReader: std::io::BufRead, &&
}

of_trait! {
    /// Fourth answer, to a name of `Ord`'s.
    OfOrdered: Ord, &
}

/// Without std there are no readers.
#[cfg(not(feature = "std"))]
pub trait OfReader {}
/// The same.
#[cfg(not(feature = "std"))]
pub trait OfBufReader {}

/// What a method is looked for in after the box that it is called on.
pub struct Content<T>(PhantomData<fn() -> T>);

impl<T> Content<T> {
    /// What is asked about.
    pub fn receiver(self) -> T {
        crate::__private::never()
    }
}

/// A box, whose content can be moved out of it.
pub trait InBox<T> {
    /// What is in it.
    #[inline]
    fn content(&self) -> Content<T> {
        Content(PhantomData)
    }
}

#[cfg(feature = "alloc")]
impl<T> InBox<T> for &Asked<Whole<alloc::boxed::Box<T>>> {}

/// No box.
pub trait NotInBox {
    /// Nothing that has the method.
    #[inline]
    fn content(&self) -> Content<Inert> {
        Content(PhantomData)
    }
}

impl<P> NotInBox for Asked<P> {}

/// First answer to a call of the local itself: it can be called again.
pub trait CalledAgain<F, Args, Out> {
    /// How it is parked.
    #[inline]
    fn asked<P>(&self, parking: P) -> P {
        parking
    }
}

/// Second answer: it can't.
pub trait CalledOnce<F, Args, Out> {
    /// It is consumed.
    #[inline]
    fn asked<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

macro_rules! called {
    ($(($($arg:ident)*))*) => {
        $(
            impl<F: FnMut($($arg),*) -> Out, Out, $($arg),*> CalledAgain<F, ($($arg,)*), Out> for &&Asked<Whole<F>> {}
            impl<F: FnOnce($($arg),*) -> Out, Out, $($arg),*> CalledOnce<F, ($($arg,)*), Out> for &Asked<Whole<F>> {}
        )*
    };
}
called! { () (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E G) }

/// Last answer: it is for the method to say.
pub trait OfNone {
    /// How it is parked if that does not consume it.
    #[inline]
    fn asked<P>(&self, parking: P) -> P {
        parking
    }
}

impl<P> OfNone for Asked<P> {}

/// Checks that a call of one of std's consuming names consumes the local.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes {
    ($local:expr) => {{
        use $crate::consume::{Consumed as _, IsCopy as _, IsInert as _, IsIterator as _, Unsure as _};
        if false {
            $crate::consume::KnownToBeConsumed::check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
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
            $crate::consume::KnownToBeConsumed::check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
        }
    }};
}

/// Checks that a call of `into_iter` consumes the local.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes_into_iter {
    ($local:expr) => {{
        use $crate::consume::{
            ConsumedInto as _, IntoAnything as _, IsCopy as _, IsInert as _, IsIterator as _, UnsureArray as _,
            UnsurePointer as _,
        };
        if false {
            $crate::consume::KnownToBeConsumed::check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
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
            $crate::consume::KnownToBeConsumed::check((&&&&&&$crate::consume::Receiver::of(&$local)).consumes());
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
    note = "see docs/errors.md#a-call-that-may-or-may-not-consume"
)]
pub trait KnownToBeConsumed: Sized {
    /// Nothing to do.
    #[inline]
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl KnownToBeConsumed for Yes {}

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
#[cfg(feature = "std")]
impl<T> Consumed for &&&&&Receiver<std::thread::JoinHandle<T>> {}
#[cfg(feature = "std")]
impl<T> Consumed for &&&&&Receiver<std::thread::ScopedJoinHandle<'_, T>> {}

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
