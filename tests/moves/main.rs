//! A local that is moved, perhaps on some paths only, or that has no value yet, or gets one anew.

use genfn_tests::{D, faithful};

mod assigned;
mod into;
mod on_some_paths;

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}
