//! The temporaries of an `if let`, which end before its `else` since edition 2024 and after it in earlier ones.
//!
//! A macro can't learn the user's edition, but rustc knows that of every token: `gen` with the span of the user's `if` is the name of a
//! type up to 2021, and a keyword since.

/// When the scrutinee of an `if let` ends whose span this `gen` has: [`BeforeElse`], or [`AfterElse`].
#[doc(hidden)]
#[macro_export]
macro_rules! __ends_of_scrutinee {
    ($name:ty) => {
        $crate::__private::temporary::AfterElse
    };
    ($keyword:tt) => {
        $crate::__private::temporary::BeforeElse
    };
}

/// When what a scrutinee holds ends.
pub trait EndOfScrutinee {
    /// Whether that is before the `else`.
    const IS_BEFORE_ELSE: bool;

    /// What is left of a temporary in the `else`. Of one that has ended there nothing is, not even what it borrows.
    type Kept<T>;

    /// Ends a temporary, or keeps it, if it is still there.
    fn keep<T>(self, temporary: Option<T>) -> Self::Kept<T>;
}

/// As since edition 2024.
pub struct BeforeElse;

impl EndOfScrutinee for BeforeElse {
    const IS_BEFORE_ELSE: bool = true;
    type Kept<T> = ();

    #[inline]
    fn keep<T>(self, temporary: Option<T>) {
        drop(temporary);
    }
}

/// As up to edition 2021.
pub struct AfterElse;

impl EndOfScrutinee for AfterElse {
    const IS_BEFORE_ELSE: bool = false;
    type Kept<T> = Option<T>;

    #[inline]
    fn keep<T>(self, temporary: Option<T>) -> Option<T> {
        temporary
    }
}

/// What is left of a temporary in an `else`.
#[inline]
pub fn until_else<T, E: EndOfScrutinee>(temporary: T, end: E) -> E::Kept<T> {
    end.keep(Some(temporary))
}

/// The same of a temporary that may be gone.
#[inline]
pub fn left_until_else<T, E: EndOfScrutinee>(temporary: Option<T>, end: E) -> E::Kept<T> {
    end.keep(temporary)
}

/// The value of an `if let`, unless it goes before what the scrutinee holds.
#[inline]
pub fn after_if<T, E: EndOfScrutinee>(value: T, _: E) -> Option<T> {
    E::IS_BEFORE_ELSE.then_some(value)
}
