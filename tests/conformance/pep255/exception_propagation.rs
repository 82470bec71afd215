//! `test_generators.pep_tests`, "Specification: Generators and Exception Propagation".

use crate::prelude::*;

fn divides(by: i32) -> Result<i32, Error> {
    div(12, by)
}

#[generator]
fn quotients() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(divides(4)?);
    yield_!(divides(0)?); // leaves the generator
    yield_!(divides(2)?); // is never reached
    Ok(())
}

fn main() {
    let mut g = quotients();
    show(next(&mut g));
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
