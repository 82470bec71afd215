//! `test_generators.syntax_tests`, "this one caused a crash": a `finally` that yields while a `continue` or a `break` is
//! under way.

use crate::prelude::*;

#[generator]
fn continues() -> impl Generator<Yield = i32> {
    for i in 0..3 {
        try_! {{
            continue;
        } finally {
            yield_!(i);
        }}
        println!("never");
    }
}

#[generator]
fn breaks() -> impl Generator<Yield = i32> {
    for i in 0..3 {
        try_! {{
            if i == 1 {
                break;
            }
            println!("stays");
        } finally {
            yield_!(i);
        }}
        println!("goes on");
    }
    println!("left the loop");
}

fn main() {
    let mut g = continues();
    for _ in 0..4 {
        show(next(&mut g));
    }
    let mut g = breaks();
    for _ in 0..3 {
        show(next(&mut g));
    }
}

same_as_python!();
