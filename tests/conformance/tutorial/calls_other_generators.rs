//! `test_generators.tutorial_tests`, "generators can call other generators".

use crate::prelude::*;

#[generator]
fn count_to(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

#[generator]
fn squares(n: u32) -> impl Iterator<Item = u32> {
    for i in count_to(n) {
        yield_!(i * i);
    }
}

fn main() {
    println!("{:?}", squares(5).collect::<Vec<_>>());
}

same_as_python!();
