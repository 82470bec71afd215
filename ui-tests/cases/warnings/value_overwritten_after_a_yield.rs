#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut n = 3;
    yield_!(1);
    n = 4;
    yield_!(n);
}

fn main() {
    numbers().count();
}
