//! `test_exception_value_crash`: a returned value that nobody wants is dropped.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str> {
    yield_from!(inner());
}

#[generator]
fn outer_that_looks() -> impl Generator<Yield = &'static str> {
    println!("returned {:?}", yield_from!(inner()));
}

#[generator]
fn inner() -> impl Generator<Yield = &'static str, Return = Vec<i32>> {
    yield_!("a step");
    vec![42]
}

fn main() {
    println!("{}", outer().count());
    println!("{}", outer_that_looks().count());
}

same_as_python!();
