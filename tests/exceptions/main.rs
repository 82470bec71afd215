//! `try_!`: what is raised, what catches it, and that a `finally` runs once on every way out.

use std::cell::RefCell;
use std::fmt::Debug;
use std::num::ParseIntError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use genfn::prelude::*;

mod except;
mod finally;
mod leaving;
mod warnings;

/// What happened, in order.
#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    fn say(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    /// What was said since the last call.
    fn said(&self) -> Vec<String> {
        self.0.take()
    }
}

/// Says so when it is dropped.
struct Noisy<'a>(&'a Log, &'static str);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Problem {
    Small(u32),
    Large(&'static str),
    Number(ParseIntError),
}

impl From<ParseIntError> for Problem {
    fn from(error: ParseIntError) -> Self {
        Problem::Number(error)
    }
}

fn returned<T, E>(value: T) -> StopIteration<Result<T, E>> {
    StopIteration { value: Some(Ok(value)) }
}

fn failed<T, E>(error: E) -> StopIteration<Result<T, E>> {
    StopIteration { value: Some(Err(error)) }
}

fn panics<T>(run: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).map(drop).expect_err("this was meant to panic");
    panic.downcast_ref::<&str>().map_or_else(String::new, |text| (*text).to_owned())
}
