//! `test_raising_exception_in_initial_next_call`.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Return = Result<(), Error>> {
    try_! {{
        println!("outer begins");
        yield_from!(inner())?;
    } finally {
        println!("outer ends");
    }}
    Ok(())
}

#[generator]
fn inner() -> impl Generator<Return = Result<(), Error>> {
    try_! {{
        println!("inner begins");
        Err(Error::ValueError("at once"))?;
        yield_!();
    } finally {
        println!("inner ends");
    }}
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
