#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers(mut n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    n += 1;
}

fn main() {
    numbers(1).count();
}
