#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers(mut n: u32) -> impl Iterator<Item = u32> {
    let mut before = n;
    let after = {
        let mut nested = before;
        nested
    };
    yield_!(after);
}

fn main() {
    numbers(1).count();
}
