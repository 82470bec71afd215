#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut n = 1;
    yield_!(n);
    n = 2;
}

fn main() {
    numbers().count();
}
