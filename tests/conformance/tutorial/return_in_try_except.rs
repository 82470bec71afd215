//! `test_generators.tutorial_tests` and `pep_tests` ("Specification: Return"): `return` is not an exception, so nothing
//! catches it.

use crate::prelude::*;

#[generator]
fn returns() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        return Ok(());
    } except => {
        yield_!(1);
    }}
    Ok(())
}

#[generator]
fn returns_a_value() -> impl Generator<Yield = i32, Return = &'static str> {
    try_! {{
        return "the value";
    } except => {
        yield_!(1);
        "another"
    }}
}

#[generator]
fn returns_after_a_yield() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(7);
        return Ok(());
    } except => {
        yield_!(1);
    }}
    yield_!(2);
    Ok(())
}

fn main() {
    println!("{:?}", returns().flatten().collect::<Vec<_>>());
    show(next(&mut returns_a_value()));
    println!("{:?}", returns_after_a_yield().flatten().collect::<Vec<_>>());
}

same_as_python!();
