//! `test_generators.coroutine_tests`, "closing a generator". PEP 342, "New generator method: close()".

use crate::prelude::*;

#[generator]
fn leaves() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        println!("leaving");
    }}
}

fn main() {
    let mut g = leaves();
    show(next(&mut g));
    close(&mut g);
    close(&mut g); // nothing is left to do
    show(next(&mut g));
    close(&mut leaves()); // nothing was begun
}

same_as_python!();
