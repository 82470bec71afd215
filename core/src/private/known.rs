//! That the type of a local is known where a question is asked of it.
//!
//! A question is answered by which of several methods rustc finds, and where it doesn't know the type it may find each of them: an
//! error about traits that no user has heard of. But for a method of the local itself rustc has to know the type, and says that it
//! does not as it would of the user's own call: once, for after that it takes the type for one that an error was reported of.

/// `&local`, of a local whose type is known.
#[doc(hidden)]
#[macro_export]
macro_rules! __known {
    ($local:expr) => {{
        use $crate::__private::known::Known as _;
        (&$local).known()
    }};
}

/// Of whatever a question is asked.
pub trait Known {
    /// `(&local).known()`: the reference itself.
    #[inline]
    fn known(&self) -> &Self {
        self
    }
}

impl<T: ?Sized> Known for T {}
