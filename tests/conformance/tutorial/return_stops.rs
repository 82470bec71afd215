//! `test_generators.tutorial_tests`, "return" also stops the generator. PEP 255, "Specification: Return".

use crate::prelude::*;

#[generator]
fn early(limit: u32) -> impl Generator<Yield = i32> {
    yield_!(1);
    if limit == 1 {
        return;
    }
    yield_!(2);
}

fn main() {
    for limit in [1, 2] {
        let mut g = early(limit);
        show(next(&mut g));
        show(next(&mut g));
        show(next(&mut g));
    }
}

same_as_python!();
