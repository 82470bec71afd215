//! What is left of a value of which nothing tells the type, while parts of it are gone.
//!
//! Parts that nobody names can't be moved, so nothing that we could write keeps them. An `async` body can: it is a machine of rustc's own, and
//! keeps the local that was moved into it, whatever is missing of that. So it takes the whole, hands one part over each time it is asked, and
//! stays suspended; with it goes what is left, in the order in which Rust drops that.
//!
//! ```text
//! let (items, left) = held(async move |mut yielder| {
//!     let whole = page;
//!     yielder.suspend(((Some(whole.items), (None, ())))).await;
//!     yielder.suspend(((None, (Some(whole.next), ())))).await;
//! });
//! …
//! let (next, left) = next(left);
//! ```
//!
//! Such a body must not be moved any more once it runs, so that it lies in a box. It is the last way: where the type is told, the part is
//! `Copy`, or the hole can be [filled](super::hollow), nothing is allocated. Without `alloc` it is refused.

/// Parts of a local, and what is left of it. `answer` tells whether anything has to be kept.
///
/// - `held!(answer, token, Token::Name { text, .. } => (text,))`: what this pattern binds.
/// - `held!(answer, job; a b)`: both of these fields at once.
/// - `held!(answer, job, a b)`: the first of these, and what comes to the next one; `answer asked` where [a call](crate::consume) may consume the part.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __held {
    ($answer:ident, $local:expr, $pat:pat => $parts:expr) => {
        $crate::__private::held::held(async move |mut yielder| {
            let whole = $local;
            #[allow(unreachable_patterns)]
            match whole {
                $pat => yielder.suspend(($crate::__private::Some($parts), ())).await,
                _ => $crate::__private::never(),
            }
        })
    };
    ($answer:ident, $local:expr; $($part:tt)+) => {
        $crate::__private::held::held(async move |mut yielder| {
            let whole = $local;
            // A type that has a destructor stays: nothing is moved out of it here.
            $answer.is_spent();
            #[allow(unreachable_code)]
            yielder.suspend(($crate::__private::Some(($(whole.$part,)+)), ())).await;
        })
    };
    ($answer:ident $($asked:ident)?, $local:expr, $($part:tt)+) => {
        $crate::__private::held::held(async move |mut yielder| {
            let whole = $local;
            // What is not consumed stays where it is.
            $($asked.is_gone();)?
            #[allow(unreachable_code)]
            $crate::__held!(@hand_over whole yielder [] $($part)+);
        })
    };
    (@hand_over $whole:ident $yielder:ident [$($gone:tt)*]) => {};
    (@hand_over $whole:ident $yielder:ident [$($gone:tt)*] $part:tt $($later:tt)*) => {
        $yielder.suspend($crate::__held!(@list [$($gone)*] $whole.$part, [$($later)*])).await;
        $crate::__held!(@hand_over $whole $yielder [$($gone)* $part] $($later)*);
    };
    (@list [$gone:tt $($more:tt)*] $part:expr, $later:tt) => {
        ($crate::__private::None, $crate::__held!(@list [$($more)*] $part, $later))
    };
    (@list [] $part:expr, $later:tt) => {
        ($crate::__private::Some($part), $crate::__held!(@none $later))
    };
    (@none []) => { () };
    (@none [$later:tt $($more:tt)*]) => {
        ($crate::__private::None, $crate::__held!(@none [$($more)*]))
    };
}

/// Refused, where the answer is that something would have to be kept.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __held {
    ($answer:ident, $local:expr, $pat:pat => $parts:expr) => {
        match $local {
            $pat => {
                let parts = $parts;
                $answer.not_held();
                (parts, ())
            }
            #[allow(unreachable_patterns)]
            _ => $crate::__private::never(),
        }
    };
    ($answer:ident, $local:expr; $($part:tt)+) => {{
        $answer.not_held();
        let whole = $local;
        (($(whole.$part,)+), ())
    }};
    ($answer:ident $asked:ident, $local:expr, $part:tt $($later:tt)*) => {{
        $asked.not_held($answer);
        let whole = $local;
        (whole.$part, ())
    }};
    ($answer:ident, $local:expr, $part:tt $($later:tt)*) => {{
        $answer.not_held();
        let whole = $local;
        (whole.$part, ())
    }};
}

#[cfg(feature = "alloc")]
mod in_a_box {
    use alloc::boxed::Box;
    use core::marker::PhantomData;
    use core::pin::Pin;
    use core::task::{Context, Poll, Waker};

    use crate::pinned::{Address, Drive, NoHandlers, Progress, Yielder, in_a_box};

    /// The same, when one part more is gone.
    pub struct After<H>(H);

    /// What hands parts over.
    pub trait HandsOver {
        /// What it hands over each time: the one whose turn it is, in a list of all that are left.
        type Parts;

        /// The next time.
        fn hand_over(&mut self) -> Self::Parts;
    }

    /// A body that has taken the whole, and what it hands over.
    pub struct Body<D, Y> {
        engine: Pin<Box<D>>,
        parts: PhantomData<fn() -> Y>,
    }

    impl<D: Drive<Y, (), Output = ()>, Y> HandsOver for Body<D, Y> {
        type Parts = Y;

        #[inline]
        fn hand_over(&mut self) -> Y {
            match self.engine.as_mut().resume((), &mut Context::from_waker(Waker::noop())) {
                Poll::Ready(Some(Progress::Yielded(parts))) => parts,
                Poll::Ready(Some(Progress::Ended(())) | None) | Poll::Pending => crate::__private::never(),
            }
        }
    }

    impl<H: HandsOver<Parts = (Option<P>, R)>, P, R> HandsOver for After<H> {
        type Parts = R;

        #[inline]
        fn hand_over(&mut self) -> R {
            self.0.hand_over().1
        }
    }

    type Begun<D, P, R> = Body<D, (Option<P>, R)>;

    /// Begins a body that has taken the whole: its first part, and what is left.
    #[inline]
    #[expect(clippy::type_complexity, reason = "what it is made of, and nobody writes it")]
    pub fn held<F, P, R>(body: F) -> (P, After<Begun<impl Drive<(Option<P>, R), (), Output = ()>, P, R>>)
    where
        F: AsyncFnOnce(Yielder<'_, (Option<P>, R), (), Address>),
    {
        next(Body { engine: in_a_box(NoHandlers, body), parts: PhantomData })
    }

    /// The next part, and what is left then.
    #[inline]
    pub fn next<H: HandsOver<Parts = (Option<P>, R)>, P, R>(mut left: H) -> (P, After<H>) {
        match left.hand_over().0 {
            Some(part) => (part, After(left)),
            None => crate::__private::never(),
        }
    }
}

#[cfg(feature = "alloc")]
pub use in_a_box::{After, HandsOver, held, next};
