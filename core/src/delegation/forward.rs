//! What is sent to the outer generator, as the inner one gets it.

/// Can be passed on to an inner generator whose `Send` is `T`.
///
/// The same type can, `()` and `None` can for each other, and values of the common types can for an `Option` of them.
#[diagnostic::on_unimplemented(
    message = "a generator that is sent `{Self}` can't delegate to one that is sent `{T}`",
    label = "`{Self}` can't be passed on as `{T}`",
    note = "`yield_from!` passes on what is sent: let both generators have the same `Send`"
)]
pub trait ForwardTo<T, U> {
    /// What the inner generator is sent.
    fn forward(self) -> T;
}

impl<T> ForwardTo<T, ()> for T {
    #[inline]
    fn forward(self) -> T {
        self
    }
}

impl<T> ForwardTo<Option<T>, ()> for () {
    #[inline]
    fn forward(self) -> Option<T> {
        None
    }
}

impl<T> ForwardTo<(), ()> for Option<T> {
    #[inline]
    fn forward(self) {
        assert!(self.is_none(), "can't send non-None value to a generator that is sent nothing");
    }
}

impl<T: Plain> ForwardTo<Option<T>, ()> for T {
    #[inline]
    fn forward(self) -> Option<T> {
        Some(self)
    }
}

/// The common types, none of which says nothing.
pub trait Plain {}

macro_rules! plain {
    ($($type:ty)*) => { $(impl Plain for $type {})* };
}
plain! { bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
#[cfg(feature = "alloc")]
plain! { alloc::string::String }

/// Can be sent to a generator that delegates to an iterator: only nothing is passed on.
#[diagnostic::on_unimplemented(
    message = "a generator that is sent `{Self}` can't delegate to an iterator",
    label = "an iterator can't be sent `{Self}`",
    note = "use a `for` loop with `yield_!` in it, or let `Send` be an `Option`"
)]
pub trait ForwardToIterator<U> {
    /// Panics if it is not nothing.
    fn forward_to_iterator(self);
}

impl ForwardToIterator<()> for () {
    #[inline]
    fn forward_to_iterator(self) {}
}

impl<T> ForwardToIterator<()> for Option<T> {
    #[inline]
    fn forward_to_iterator(self) {
        assert!(self.is_none(), "can't send non-None value to an iterator: it has no method `send`");
    }
}
