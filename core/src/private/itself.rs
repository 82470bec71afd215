//! The value of a marker, as an expression that seems to be the marker.

/// `value.__itself()` is the value. A method call reaches from its receiver to its last parenthesis, which stand where the marker
/// begins and ends: so rustc says of the whole marker what it has to say of the value, and what it proposes to add comes behind it.
pub trait Itself: Sized {
    /// The value.
    #[inline(always)]
    fn __itself(self) -> Self {
        self
    }
}

impl<T> Itself for T {}
