//! What rustc is told of the type of a local, without a value of it.
//!
//! The code of a body lies in several arms of one `match`, and a local that an arm declares anew has to have the type that it
//! has in all others. So there is a variable of this type for it, which they share, and each says in code that never runs that
//! the two types are the same:
//!
//! ```text
//! let type_of_n = TypeOf::NEW;
//! match … {
//!     State::Unresumed { .. } => { let mut n = 200u8; same_type!(type_of_n, n); … }
//!     State::Suspend1 { .. } => { let mut n; same_type!(type_of_n, n); n = 100; … }
//! }
//! ```
//!
//! rustc infers types from code that can't be reached, but its borrow checker does not look at it: what is named there need not
//! hold a value, and no borrow is kept alive.

use core::marker::PhantomData;

use super::hollow::never;

/// Says that a local has a type, in code that never runs.
#[doc(hidden)]
#[macro_export]
macro_rules! __same_type {
    ($type:expr, $local:expr) => {
        #[allow(unreachable_code)]
        if false {
            $crate::__private::never();
            $type.is($crate::__private::TypeOf::of(&$local));
        }
    };
}

/// The type `T`.
pub struct TypeOf<T>(PhantomData<fn() -> T>);

impl<T> TypeOf<T> {
    /// One that rustc has still to find out.
    pub const NEW: Self = TypeOf(PhantomData);

    /// That of a value.
    pub fn of(_: &T) -> Self {
        Self::NEW
    }

    /// Says that two are the same.
    pub fn is(self, _: Self) {}

    /// Says that it is what a closure evaluates to. Where rustc has told of an error in that, nothing is to be expected of the
    /// other: this takes the error over, as an argument would not.
    pub fn is_that_of(self, _: impl FnOnce() -> T) {}

    /// Passes a value on, which has this type.
    #[inline(always)]
    pub fn typed(self, value: T) -> T {
        value
    }

    /// The answer that has this type.
    #[inline]
    pub fn answer(self) -> T
    where
        T: super::park::Answer,
    {
        T::GIVEN
    }

    /// A value, in code that never runs.
    ///
    /// # Panics
    ///
    /// Always.
    pub fn value(self) -> T {
        never()
    }
}

impl<T> Clone for TypeOf<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for TypeOf<T> {}
