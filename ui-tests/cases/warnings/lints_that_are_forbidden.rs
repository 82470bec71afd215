#![forbid(unused_mut)]

use genfn::prelude::*;

#[generator]
fn numbers(mut n: u32) -> impl Iterator<Item = u32> {
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
}

fn main() {
    numbers(1).count();
}

// genfn::errors: a lint that is forbidden
