//! `test_generators.coroutine_tests`, "our ill-behaved code should be invoked during GC". What Python can't raise from
//! there, it prints; a `Drop` is silent.

use crate::prelude::*;

#[generator]
fn stays() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        println!("staying");
        yield_!(2);
        println!("never");
    }}
}

fn main() {
    let mut g = stays();
    next(&mut g).unwrap();
    drop(g);
    println!("gone");
}

same_as_python!();
