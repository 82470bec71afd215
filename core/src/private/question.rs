//! The question about a type: what most questions begin with.

use core::marker::PhantomData;

/// A question about a `T`. Which one it is says the trait that is imported where it is asked; the type is told in code that no path
/// reaches, for there may be no value of it any more.
pub struct Question<T>(PhantomData<fn() -> T>);

impl<T> Question<T> {
    /// The question for a type that will be told.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Question(PhantomData)
    }

    /// Tells the type.
    #[inline]
    pub fn of(&self, _: &T) {}
}
