//! `GeneratorThrowTest.test_exception_context_with_yield_from` and
//! `test_exception_context_with_yield_from_with_context_cycle`: the second throws the exception that is being handled.

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    Ok(())
}

#[generator]
fn outer(error: Error) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(error)?;
    } except _ => {
        yield_from!(inner())?;
    }}
    Ok(())
}

#[generator]
fn outer_that_catches(error: Error) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(error)?;
    } except _ => {
        try_! {{
            yield_from!(inner())?;
        } except Error::KeyError(thrown) => {
            println!("caught {thrown}");
        }}
    }}
    yield_!(2);
    Ok(())
}

fn main() {
    let mut g = outer(Error::KeyError("a"));
    show(next(&mut g));
    show(g.throw(Error::ValueError("thrown")));

    let error = Error::KeyError("the same");
    let mut g = outer_that_catches(error);
    show(next(&mut g));
    show(g.throw(error));
    show(next(&mut g));
}

same_as_python!();
