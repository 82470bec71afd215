#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers(n: u32, unused_argument: u32) -> impl Iterator<Item = u32> {
    let unused = n;
    yield_!(n);
    let unused_too = n;
}

fn main() {
    numbers(1, 2).count();
}
