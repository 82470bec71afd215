//! Every local is dropped when the plain body would drop it, and in the same order: at the ends of scopes, on every way
//! out, while suspended, and when something panics.

use std::cell::{Cell, RefCell};
use std::sync::Mutex;

use genfn_tests::{D, faithful};

mod panics;
mod scopes;
mod ways_out;

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}

/// Has a destructor, and parts without one.
#[derive(Debug)]
struct Guard<'a> {
    name: &'static str,
    count: &'a Cell<u32>,
}

impl<'a> Guard<'a> {
    fn new(name: &'static str, count: &'a Cell<u32>) -> Self {
        count.set(count.get() + 1);
        Self { name, count }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.count.set(self.count.get() - 1);
        genfn_tests::log(format!("release {} ({} held)", self.name, self.count.get()));
    }
}
