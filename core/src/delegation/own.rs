//! The question whether what a method holds across a yield is a generator of its own, unboxed: it would be infinitely large.
//!
//! Of `yield_from!(left.walk())` in a method `walk` syntax doesn't show it: `left` may be of any type that has a `walk`. rustc says no more
//! than "cannot resolve opaque type", at the return type. So where the types are told it is asked whether `left` is a `Self`, or leads to
//! one.

use core::marker::PhantomData;

use super::Yes;

/// Checks that what a method is called on is no `Self`.
#[doc(hidden)]
#[macro_export]
macro_rules! __not_own {
    ($own:ty, $receiver:expr) => {
        if false {
            use $crate::delegation::{IsAnothers as _, IsOwn as _};
            $crate::__private::never();
            #[allow(unreachable_code)]
            let check = $crate::delegation::CanBeHeld::check;
            check((&$crate::delegation::Own::<$own, _>::of(&$receiver)).asked());
        }
    };
}

/// The question whether a `T` leads to an `S`.
pub struct Own<S: ?Sized, T: ?Sized>(PhantomData<fn(&S, &T)>);

impl<S: ?Sized, T: ?Sized> Own<S, T> {
    /// The question for what a method is called on.
    pub fn of(_: &T) -> Self {
        Own(PhantomData)
    }
}

/// Implemented for [`Yes`] only. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a generator that delegates to itself would be infinitely large",
    label = "this is a generator of the method that it stands in",
    note = "write `yield_from!(Self::name(…))`, with what it is called on as the first argument",
    note = "or return `Box<dyn Iterator<Item = …> + '_>`, or `BoxGenerator<'_, …>`, which the macro boxes",
    note = "if this is another method of the same name, call it by its path: `Trait::name(…)`"
)]
pub trait CanBeHeld<U>: Sized {
    /// Nothing to do.
    fn check(self) {}
}

#[diagnostic::do_not_recommend]
impl CanBeHeld<()> for Yes {}

/// First answer.
pub trait IsOwn<S> {
    /// An error, which is about the type.
    fn asked(&self) -> S {
        unreachable!("only the type of the answer is asked for")
    }
}

impl<S> IsOwn<S> for Own<S, S> {}
impl<S> IsOwn<S> for Own<S, &S> {}
impl<S> IsOwn<S> for Own<S, &&S> {}
impl<S> IsOwn<S> for Own<S, &mut S> {}

#[cfg(feature = "alloc")]
mod owners {
    use alloc::boxed::Box;
    use alloc::rc::Rc;
    use alloc::sync::Arc;

    use super::{IsOwn, Own};

    macro_rules! owned {
        ($($owner:ident)*) => {
            $(
                impl<S> IsOwn<S> for Own<S, $owner<S>> {}
                impl<S> IsOwn<S> for Own<S, &$owner<S>> {}
                impl<S> IsOwn<S> for Own<S, &&$owner<S>> {}
                impl<S> IsOwn<S> for Own<S, &mut $owner<S>> {}
            )*
        };
    }
    owned! { Box Rc Arc }
}

/// Last answer.
pub trait IsAnothers {
    /// It can be held.
    fn asked(&self) -> Yes {
        Yes
    }
}

impl<S: ?Sized, T: ?Sized> IsAnothers for &Own<S, T> {}
