//! `test_delegation_of_next_call_to_subgenerator`.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str> {
    println!("outer begins");
    yield_!("outer's first");
    yield_from!(inner());
    yield_!("outer's last");
    println!("outer ends");
}

#[generator]
fn inner() -> impl Generator<Yield = &'static str> {
    println!("inner begins");
    yield_!("inner's first");
    yield_!("inner's last");
    println!("inner ends");
}

fn main() {
    for i in outer() {
        println!("step: {i}");
    }
}

same_as_python!();
