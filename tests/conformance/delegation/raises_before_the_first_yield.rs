//! `test_exception_in_initial_next_call`: the operand of the first `yield` raises.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    println!("outer begins");
    yield_from!(inner())?;
    println!("never");
    Ok(())
}

#[generator]
fn inner() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(div(1, 0)?);
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
}

same_as_python!();
