//! Iterators in whose bodies a macro of the user's may hide a `return`.
//!
//! `macro_rules! stop_if { ($c:expr) => { if $c { return } } }` leaves the function that it stands in, which is the machine's closure.
//! So this closure returns what the body does: nothing, or the error that is the last item. What it yields it says beside it.

use core::cell::Cell;
use core::marker::PhantomData;

use super::{Close, IntoItem, IteratorMachine, Step, iterator};
use crate::__private::{ItemShape, TypeOf};
use crate::Resume;
use crate::delegation::Outer;

/// Makes an iterator of a body that says what it yields. One that says nothing has returned.
#[inline]
pub fn iterator_that_says<Y, St, O, F>(
    state: St,
    step: F,
) -> IteratorMachine<St, impl Fn(&mut St) -> O::Step + Clone, Y, O::Step>
where
    St: Close,
    F: Fn(&mut St, Said<'_, Y>) -> O + Clone,
    O: Left<Y>,
{
    iterator(state, saying(step))
}

/// The step that yields what is said.
#[inline]
pub(crate) fn saying<Y, St, O, F>(step: F) -> impl Fn(&mut St) -> O::Step + Clone
where
    F: Fn(&mut St, Said<'_, Y>) -> O + Clone,
    O: Left<Y>,
{
    move |state: &mut St| {
        let said = Cell::new(None);
        let left = step(state, Said(&said));
        left.saying(said.into_inner().map_or(Step::Return(()), Step::Yield))
    }
}

/// Where a body says what it yields.
pub struct Said<'s, Y>(pub(super) &'s Cell<Option<Y>>);

impl<Y> Clone for Said<'_, Y> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<Y> Copy for Said<'_, Y> {}

/// What the closure returns.
pub trait Left<Y> {
    /// Both together.
    type Step: IntoItem<Y>;

    /// What the body has said, unless it left with an error.
    fn saying(self, said: Step<Y, ()>) -> Self::Step;
}

impl<Y> Left<Y> for () {
    type Step = Step<Y, ()>;

    #[inline]
    fn saying(self, said: Step<Y, ()>) -> Step<Y, ()> {
        said
    }
}

impl<T, E> Left<Result<T, E>> for Result<(), E> {
    type Step = Result<Step<Result<T, E>, ()>, E>;

    #[inline]
    fn saying(self, said: Step<Result<T, E>, ()>) -> Self::Step {
        self.map(|()| said)
    }
}

/// How the closure is left: `says!(said)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __says {
    ($said:expr) => {{
        use $crate::__private::said::{SaysItem as _, SaysResult as _};
        (&&$said).shape()
    }};
}

macro_rules! saying {
    ($(#[$doc:meta])* $name:ident<$($param:ident),+>: says $yield:ty, gives $out:ty, $left:expr) => {
        $(#[$doc])*
        pub struct $name<'s, $($param),+>(Said<'s, $yield>);

        impl<$($param),+> $name<'_, $($param),+> {
            /// The body is suspended at a `yield_!` of `value`.
            #[inline]
            pub fn yielded(self, value: $yield) -> $out {
                self.0.0.set(Some(value));
                $left
            }

            /// The type of what is yielded, for a body that does not say which that is.
            #[inline]
            pub fn item(self) -> TypeOf<$yield> {
                TypeOf::NEW
            }

            /// The body returned.
            #[inline]
            pub fn returned(self, (): ()) -> $out {
                $left
            }

            /// An ended iterator says the same.
            #[inline]
            pub fn exited(self) -> $out {
                $left
            }

            /// The types of the iterator, for what it delegates to.
            #[inline]
            pub fn outer<S>(self, _: &Resume<S, ()>) -> Outer<$yield, S, ()> {
                Outer::NEW
            }

            /// The type that the body returns.
            #[inline]
            pub fn return_type(self) -> PhantomData<()> {
                PhantomData
            }

            /// Stands where control never comes, to tell the compiler what the closure returns.
            #[cold]
            pub fn never(self) -> $out {
                unreachable!("control came where it can't; this is a bug in genfn")
            }
        }

        impl<$($param),+> Clone for $name<'_, $($param),+> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($param),+> Copy for $name<'_, $($param),+> {}
    };
}

impl<'s, Y> SayingItem<'s, Y> {
    /// The shape, where nothing but what is yielded says of what type it is.
    #[inline]
    pub fn new(said: Said<'s, Y>, _: ItemShape<Y>) -> Self {
        SayingItem(said)
    }
}

saying! {
    /// An error that leaves the body is the last item.
    SayingLastError<T, E>: says Result<T, E>, gives Result<(), E>, Ok(())
}
saying! {
    /// Any other iterator.
    SayingItem<Y>: says Y, gives (), ()
}

/// First answer.
pub trait SaysResult<'s, T, E> {
    /// The shape.
    fn shape(&self) -> SayingLastError<'s, T, E>;
}

impl<'s, T, E> SaysResult<'s, T, E> for &Said<'s, Result<T, E>> {
    #[inline]
    fn shape(&self) -> SayingLastError<'s, T, E> {
        SayingLastError(**self)
    }
}

/// Last answer.
pub trait SaysItem<'s, Y> {
    /// The shape.
    fn shape(&self) -> SayingItem<'s, Y>;
}

impl<'s, Y> SaysItem<'s, Y> for Said<'s, Y> {
    #[inline]
    fn shape(&self) -> SayingItem<'s, Y> {
        SayingItem(*self)
    }
}
