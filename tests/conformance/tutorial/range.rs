//! `test_generators.tutorial_tests`, an alternate `range`.

use crate::prelude::*;

#[generator]
fn count_to(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

fn main() {
    println!("{:?}", count_to(5).collect::<Vec<_>>());
    println!("{:?}", count_to(0).collect::<Vec<_>>());
}

same_as_python!();
