//! `try_!`: what is raised, what catches it, and that a `finally` runs once on every way out.

use std::fmt::Debug;
use std::num::ParseIntError;

use genfn::prelude::*;
use genfn_tests::said::{Log, failed, panics, returned};

mod except;
mod finally;
mod leaving;
mod warnings;

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
