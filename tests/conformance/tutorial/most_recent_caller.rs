//! `test_generators.tutorial_tests`, "generators always return to the most recent caller".

use crate::prelude::*;

#[generator]
fn count_to(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

fn starts() -> impl Iterator<Item = u32> {
    let mut counter = count_to(4);
    println!("started at {}", counter.next().unwrap());
    counter
}

fn finishes() {
    let counter = starts();
    for i in counter {
        println!("went on at {i}");
    }
}

fn main() {
    finishes();
}

same_as_python!();
