//! `test_throwing_GeneratorExit_into_subgen_that_returns`: the outer generator is left all the same.

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = i32> {
    try_! {{
        println!("inner begins");
        yield_!(1);
        println!("never");
    } except GeneratorExit => {
        println!("inner returns");
        return;
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
    show_exit(g.resume(Resume::Close));
    show(next(&mut g));
}

same_as_python!();
