//! `test_throwing_GeneratorExit_into_subgenerator_that_yields`.

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = i32> {
    try_! {{
        println!("inner begins");
        yield_!(1);
        println!("never");
    } except GeneratorExit => {
        println!("inner stays");
        yield_!(2);
    }}
}

#[generator]
fn outer() -> impl Generator<Yield = i32> {
    println!("outer begins");
    yield_from!(inner());
    println!("never");
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    refused(|| g.resume(Resume::Close));
    show(next(&mut g));
}

same_as_python!();
