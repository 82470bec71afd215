//! `test_generators.coroutine_tests`, "an even simpler generator": one that knows nothing of being closed.

use crate::prelude::*;

#[generator]
fn simple() -> impl Generator {
    yield_!();
    println!("never");
}

fn main() {
    close(&mut simple());
    let mut g = simple();
    show(next(&mut g));
    close(&mut g);
    show(next(&mut g));
}

same_as_python!();
