//! `test_generators.coroutine_tests`, "and finalization". PEP 342, "New generator method: __del__()".

use crate::prelude::*;

#[generator]
fn leaves() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
        println!("never");
    } finally {
        println!("leaving");
    }}
}

fn main() {
    let mut g = leaves();
    next(&mut g).unwrap();
    println!("suspended");
    drop(g);
    println!("gone");
    let g = leaves();
    drop(g);
    println!("gone before it began");
}

same_as_python!();
