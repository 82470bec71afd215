//! `test_generators.tutorial_tests`, `pep_tests` ("Specification: Return") and `email_tests`: `StopIteration` is an
//! exception like any other, and is caught like one.

use crate::prelude::*;

#[generator]
fn raises() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(StopIteration { value: None::<()> })?;
    } except => {
        yield_!(42);
    }}
    Ok(())
}

#[generator]
fn raises_between() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    try_! {{
        Err(StopIteration { value: None::<()> })?;
    } except => {
        yield_!(2);
    }}
    yield_!(3);
    Ok(())
}

fn main() {
    println!("{:?}", raises().flatten().collect::<Vec<_>>());
    println!("{:?}", raises_between().flatten().collect::<Vec<_>>());
}

same_as_python!();
