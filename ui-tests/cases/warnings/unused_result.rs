#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    text.parse::<u32>();
    yield_!(1);
    text.parse::<u32>();
}

fn main() {
    numbers("1").count();
}
