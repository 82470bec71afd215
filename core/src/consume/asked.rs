//! The question whether a call consumes, answered by rustc's own method lookup.

use core::marker::PhantomData;

use super::unseen::UnseenDrop;
use crate::__private::park::{Inert, Nothing, Whole};

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
/// other trait is std's, the type is asked before, by [`OfIterator`] and its like; or by [`OfAdd`](super::OfAdd) and its like, where
/// the name is an operator's: then it is asked first whether that is in scope.
///
/// `asked!(x, OfAdd |operand| operand.add(Operand), { trait … } |receiver| receiver.add(…))`
#[doc(hidden)]
#[macro_export]
macro_rules! __asked {
    (@ [$parking:expr] $local:expr, [$($of:ident)*] $probe:tt |$receiver:ident| $call:expr) => {
        $crate::consume::asked!(@@ [$parking] $local, $probe |$receiver| $call, |parking| {
            use $crate::consume::{$($of as _,)* OfNone as _};
            (&&&&&$crate::consume::Asked::of(&parking)).asked(parking)
        })
    };
    (@ [$parking:expr] $local:expr, $of:ident |$operand:ident| $operator:expr, $probe:tt |$receiver:ident| $call:expr) => {
        $crate::consume::asked!(@@ [$parking] $local, $probe |$receiver| $call, |parking| {
            use $crate::consume::{$of as _, OfNoOperator as _};
            let scope = $crate::consume::Call::new();
            if false {
                use $crate::consume::{Binary as _, Unary as _};
                $crate::__private::never();
                let $operand = $crate::consume::Operand;
                scope.of($operator);
            }
            (&&&&&$crate::consume::AskedOperator::of(&parking, &scope)).asked(parking)
        })
    };
    (
        @@ [$asked_first:expr] $local:expr,
        { $($probe:item)* } |$receiver:ident| $call:expr, |$parking:ident| $asked:expr
    ) => {{
        use $crate::consume::{InBox as _, IsBorrowed as _, IsLeft as _, NotInBox as _};
        #[allow(unreachable_code, unused_imports, unused_unsafe, deprecated, unstable_name_collisions)]
        let answer = {
            let $parking = $asked_first;
            let call = $crate::consume::Call::new();
            let asked = $asked;
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
    (unsafe $local:expr, ($($made:tt)*), $($question:tt)*) => {
        $crate::consume::asked!(@ [$crate::__private::parking!(unsafe $local, ($($made)*))] $local, $($question)*)
    };
    (unsafe $local:expr, $($question:tt)*) => {
        $crate::consume::asked!(@ [$crate::__private::parking!(unsafe $local)] $local, $($question)*)
    };
    ($local:expr, ($($made:tt)*), $($question:tt)*) => {
        $crate::consume::asked!(@ [$crate::__private::parking!($local, ($($made)*))] $local, $($question)*)
    };
    ($local:expr, $($question:tt)*) => {
        $crate::consume::asked!(@ [$crate::__private::parking!($local)] $local, $($question)*)
    };
}

/// The same of a call of the local itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_call {
    ($($local:tt)*) => {{
        use $crate::consume::{CalledAgain as _, CalledOnce as _, OfNone as _};
        #[allow(unreachable_code)]
        let answer = {
            let parking = $crate::__private::parking!($($local)*);
            (&&&$crate::consume::Asked::of(&parking)).asked(parking)
        };
        answer
    }};
}

/// Asks whether it makes a difference that a macro which can't be read may have consumed the local: how it is parked then.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_macro {
    ($($local:tt)*) => {{
        use $crate::consume::{DropIsSeen as _, DropIsUnseen as _};
        #[allow(unreachable_code)]
        let answer = {
            let parking = $crate::__private::parking!($($local)*);
            (&&$crate::consume::Asked::of(&parking)).unless_unseen(parking)
        };
        answer
    }};
}

/// The same of what takes the content of the local, if it is a box: all of it, by its value or by a pattern that names its parts.
///
/// `asked_of_content!(TakenByPattern, x)`
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_content {
    (TakenByPattern, unsafe $($local:tt)*) => {
        // A pointer may lead into it, so that it is seen when a box is freed of which a pattern has copied.
        $crate::__private::parking!(unsafe $($local)*)
    };
    ($by:ident, $($local:tt)*) => {{
        use $crate::consume::{ContentIsMoved as _, ContentStays as _, IsNoBox as _};
        #[allow(unreachable_code)]
        let answer = {
            let parking = $crate::__private::parking!($($local)*);
            (&&&$crate::consume::$by::of(&parking)).unless_moved(parking)
        };
        answer
    }};
}

/// The same of a call of a closure of this function, which rustc has not looked into yet: of what it takes by value out of what it
/// has captured.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_closure {
    ([$($taken:expr),*] $($local:tt)*) => {{
        use $crate::consume::{IsGone as _, StaysCopied as _, StaysLent as _};
        #[allow(unreachable_code)]
        let answer = {
            let parking = $crate::__private::parking!($($local)*);
            $(
                let taken = $crate::consume::TakenByClosure::new();
                if false {
                    $crate::__private::never();
                    taken.of($crate::__private::known!($taken));
                }
                let parking = (&&&taken).unless_taken(parking);
            )*
            parking
        };
        answer
    }};
}

/// The question whether a local that is parked like this is a box whose content was moved by its value.
pub struct TakenByValue<P>(PhantomData<fn() -> P>);

/// The same by a pattern that names all of its parts.
pub struct TakenByPattern<P>(PhantomData<fn() -> P>);

/// First answer: a copy was made; or, of what has a destructor of its own, its parts were copied.
pub trait ContentStays {
    /// How it is parked.
    #[inline]
    fn unless_moved<P>(&self, parking: P) -> P {
        parking
    }
}

#[cfg(feature = "alloc")]
impl<T: Copy> ContentStays for &&TakenByValue<Whole<alloc::boxed::Box<T>>> {}
#[cfg(feature = "alloc")]
#[allow(drop_bounds, reason = "it is what is asked")]
impl<T: Drop> ContentStays for &&TakenByPattern<Whole<alloc::boxed::Box<T>>> {}

/// Second answer: the box is gone, or there is nothing in it to be dropped.
pub trait ContentIsMoved {
    /// Nothing of it is kept.
    #[inline]
    fn unless_moved<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

#[cfg(feature = "alloc")]
impl<T> ContentIsMoved for &TakenByValue<Whole<alloc::boxed::Box<T>>> {}
#[cfg(feature = "alloc")]
impl<T> ContentIsMoved for &TakenByPattern<Whole<alloc::boxed::Box<T>>> {}

/// Last answer: nothing but a box lets its content be moved.
pub trait IsNoBox {
    /// How it is parked.
    #[inline]
    fn unless_moved<P>(&self, parking: P) -> P {
        parking
    }
}

impl<P> IsNoBox for TakenByValue<P> {}
impl<P> IsNoBox for TakenByPattern<P> {}

macro_rules! taken {
    ($($by:ident)*) => {
        $(
            impl<P> $by<P> {
                /// The question for a local that is parked like this.
                #[inline]
                pub fn of(_: &P) -> Self {
                    $by(PhantomData)
                }
            }
        )*
    };
}
taken! { TakenByValue TakenByPattern }

/// The question whether what a closure takes by value stays where it is.
pub struct TakenByClosure<T>(PhantomData<fn() -> T>);

impl<T> TakenByClosure<T> {
    /// The question for what is told later.
    #[inline]
    #[expect(clippy::new_without_default, reason = "it is asked by name")]
    pub fn new() -> Self {
        TakenByClosure(PhantomData)
    }

    /// What is asked about.
    #[inline]
    pub fn of(&self, _: &T) {}
}

/// First answer: where a `&mut` is wanted it is only lent. Where it is moved all the same, rustc says so.
pub trait StaysLent {
    /// How the closure is parked.
    #[inline]
    fn unless_taken<P>(&self, parking: P) -> P {
        parking
    }
}

impl<T: ?Sized> StaysLent for &&TakenByClosure<&mut T> {}

/// Second answer: it is only copied.
pub trait StaysCopied {
    /// How the closure is parked.
    #[inline]
    fn unless_taken<P>(&self, parking: P) -> P {
        parking
    }
}

impl<T: Copy> StaysCopied for &TakenByClosure<T> {}

/// Last answer: the closure is gone with it.
pub trait IsGone {
    /// How the closure is parked.
    #[inline]
    fn unless_taken<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

impl<T> IsGone for TakenByClosure<T> {}

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

/// First answer to a macro: nobody sees when it is dropped.
pub trait DropIsUnseen {
    /// Nothing of it is kept.
    #[inline]
    fn unless_unseen<P>(&self, _: P) -> Nothing {
        Nothing
    }
}

impl<T: UnseenDrop> DropIsUnseen for &Asked<Whole<T>> {}

/// Last answer: it is taken to be there.
pub trait DropIsSeen {
    /// How it is parked.
    #[inline]
    fn unless_unseen<P>(&self, parking: P) -> P {
        parking
    }
}

impl<P> DropIsSeen for Asked<P> {}
