//! What generators that are driven by hand say, and what their ends come to.

use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use genfn::StopIteration;

/// What happened, in order.
#[derive(Clone, Default)]
pub struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    pub fn say(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    /// What was said since the last call.
    pub fn said(&self) -> Vec<String> {
        self.0.take()
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("log")
    }
}

/// The end of a generator that returned `Ok`.
pub fn returned<T, E>(value: T) -> StopIteration<Result<T, E>> {
    StopIteration { value: Some(Ok(value)) }
}

/// The end of a generator that returned `Err`.
pub fn failed<T, E>(error: E) -> StopIteration<Result<T, E>> {
    StopIteration { value: Some(Err(error)) }
}

/// The message of the panic that this ends in, where it is a literal.
///
/// # Panics
///
/// If it doesn't.
pub fn panics<T>(run: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).map(drop).expect_err("this was meant to panic");
    panic.downcast_ref::<&str>().map_or_else(String::new, |text| (*text).to_owned())
}
