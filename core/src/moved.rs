//! Whether a value may be used after it was moved: checked by its type.
//!
//! A local that is moved on some paths only, where code can't tell on which, is saved nowhere: if it is `Copy`, it is dropped
//! nowhere either, and was never moved. All else is an error that says what to write.

/// What is `Copy`. It carries the message.
#[diagnostic::on_unimplemented(
    message = "can't tell on which paths this value is moved before the generator suspends",
    label = "it is `{Self}`, which is not `Copy`: move what consumes it into a statement of its own"
)]
pub trait MovedOnKnownPaths {}

#[diagnostic::do_not_recommend]
impl<T: Copy> MovedOnKnownPaths for T {}

/// Checks a local.
#[inline]
pub fn on_known_paths<T: MovedOnKnownPaths>(_: &T) {}
