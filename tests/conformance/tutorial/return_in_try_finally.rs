//! `test_generators.tutorial_tests`, "surprising at first": a `finally` that yields, on the way out of a `return`.

use crate::prelude::*;

#[generator]
fn returns() -> impl Generator<Yield = i32, Return = &'static str> {
    try_! {{
        return "the value";
    } finally {
        yield_!(1);
        println!("after the last yield");
    }}
}

fn main() {
    let mut g = returns();
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
