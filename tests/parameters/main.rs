//! Patterns in parameters, on every engine: values, and the order of every drop.
//!
//! A plain function binds its parameters in order, and drops them last to first: of each parameter first what its pattern has
//! bound, then what the pattern has left.

use std::cell::RefCell;

use genfn_tests::{D, engines};

mod dropped_before_the_body_runs;
mod lints;
mod patterns;
mod used;

struct Two(D, D);

/// Two whose names tell where they come from.
fn two(a: &'static str, b: &'static str) -> Two {
    Two(D(a), D(b))
}

struct Three {
    a: D,
    b: D,
    c: D,
}

fn three(a: &'static str, b: &'static str, c: &'static str) -> Three {
    Three { a: D(a), b: D(b), c: D(c) }
}

/// Its type has a destructor, so a pattern copies out of it.
struct Guard(u32, &'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        genfn_tests::log(format_args!("drop guard {}", self.1));
    }
}

enum Only {
    This(D, D),
}
