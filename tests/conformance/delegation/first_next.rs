//! `test_delegation_of_initial_next_to_subgenerator`.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = i32> {
    println!("outer begins");
    yield_from!(inner());
    println!("outer ends");
}

#[generator]
fn inner() -> impl Generator<Yield = i32> {
    println!("inner begins");
    yield_!(42);
    println!("inner ends");
}

fn main() {
    for i in outer() {
        println!("step {i}");
    }
}

same_as_python!();
