#![deny(warnings)]

use genfn::prelude::*;


#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn total() -> impl Generator<Yield = u32, Send = u32> {
    yield_!(1);
}

fn main() {
    numbers();
    total();
}
