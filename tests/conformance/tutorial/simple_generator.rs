//! `test_generators.tutorial_tests`, "a simple generator". PEP 255, "Specification: Yield".

use crate::prelude::*;

#[generator]
fn steps() -> impl Generator<Yield = i32> {
    yield_!(10);
    yield_!(20);
}

fn main() {
    for step in steps() {
        println!("{step}");
    }

    let mut g = steps();
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
