//! The question whether a call consumes a local that was taken out of what holds closures of this function.

use core::marker::PhantomData;

use crate::__private::park::Nothing;
#[cfg(feature = "alloc")]
use crate::__private::park::Whole;

/// Asks rustc whether a call of the local consumes it, of one that may be a closure of this function: `for job in vec![move || text]`.
///
/// `asked_of_held!([a, b] job)`, of what those closures take by value out of what they have captured.
///
/// How often such a closure can be called rustc does not know before it has looked at all of the function, and would take it for one
/// that can be called again: so it is asked about what they take, as by [`asked_of_closure!`](crate::__asked_of_closure). Of a box it is
/// known by its type, whatever else went into what it was taken out of: `ops.pop().unwrap_or_else(move || default)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __asked_of_held {
    ([$($taken:expr),*] $($local:tt)*) => {{
        use $crate::consume::{CalledAgain as _, CalledOnce as _, IsBoxed as _, IsGone as _, IsNotBoxed as _, OfNone as _};
        use $crate::consume::{StaysCopied as _, StaysLent as _};
        #[allow(unreachable_code)]
        let answer = {
            let parking = $crate::__private::parking!($($local)*);
            let held = $crate::consume::Held::of(&parking);
            let boxed = (&held).boxed(parking);
            let boxed = (&&&$crate::consume::Asked::of(&boxed)).asked(boxed);
            $(
                let taken = $crate::consume::TakenByClosure::new();
                if false {
                    $crate::__private::never();
                    taken.of($crate::__private::known!($taken));
                }
                let parking = (&&&taken).unless_taken(parking);
            )*
            (&held).answer(boxed, parking)
        };
        answer
    }};
}

/// The question whether a local that is parked like this is a box.
pub struct Held<P>(PhantomData<fn() -> P>);

impl<P> Held<P> {
    /// The question for a local that is parked like this.
    #[inline]
    pub fn of(_: &P) -> Self {
        Held(PhantomData)
    }
}

/// First answer: of a box the call itself is asked about.
pub trait IsBoxed {
    /// What the call is asked about.
    #[inline]
    fn boxed<P>(&self, parking: P) -> P {
        parking
    }
    /// Of two answers that of the call.
    #[inline]
    fn answer<A, B>(&self, of_call: A, _: B) -> A {
        of_call
    }
}

#[cfg(feature = "alloc")]
impl<T: ?Sized> IsBoxed for &Held<Whole<alloc::boxed::Box<T>>> {}

/// Last answer: it may be a closure.
pub trait IsNotBoxed {
    /// The call is not asked about.
    #[inline]
    fn boxed<P>(&self, _: P) -> Nothing {
        Nothing
    }
    /// Of two answers that of what the closures take.
    #[inline]
    fn answer<A, B>(&self, _: A, of_closures: B) -> B {
        of_closures
    }
}

impl<P> IsNotBoxed for Held<P> {}
