//! `test_generators.tutorial_tests`, "falling off the end".

use crate::prelude::*;

#[generator]
fn once() -> impl Generator<Yield = i32> {
    println!("running");
    yield_!(1);
    println!("falling off");
}

fn main() {
    let mut g = once();
    println!("created");
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
