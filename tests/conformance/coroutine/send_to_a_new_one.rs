//! `test_generators.coroutine_tests`, "a value into a new generator"; `GeneratorTest.test_send_non_none_to_new_gen`: it is
//! refused, and the generator is as new as before.

use crate::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = i32, Send = Option<String>> {
    yield_!(1);
    yield_!(2);
}

fn main() {
    refused(|| numbers().send("first"));
    let mut g = numbers();
    refused(|| g.send("first"));
    show(next(&mut g));
    show(g.send("second"));
}

same_as_python!();
