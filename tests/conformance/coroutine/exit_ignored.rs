//! `test_generators.coroutine_tests`, "some ill-behaved generators": one that yields when it is closed. It is not dead yet.

use crate::prelude::*;

#[generator]
fn stays() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        yield_!(2);
    }}
    yield_!(3);
}

fn main() {
    let mut g = stays();
    show(next(&mut g));
    refused(|| g.close());
    show(next(&mut g));
    close(&mut g);
}

same_as_python!();
