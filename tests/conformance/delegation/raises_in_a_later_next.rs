//! `test_raising_exception_in_delegated_next_call`.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        println!("outer begins");
        yield_!("outer's first");
        yield_from!(inner())?;
        yield_!("outer's last");
    } finally {
        println!("outer ends");
    }}
    Ok(())
}

#[generator]
fn inner() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        println!("inner begins");
        yield_!("inner's first");
        Err(Error::ValueError("at the second step"))?;
        yield_!("inner's last");
    } finally {
        println!("inner ends");
    }}
    Ok(())
}

fn main() {
    for i in outer() {
        match i {
            Ok(i) => println!("step: {i}"),
            Err(Error::ValueError(about)) => println!("caught {about}"),
            Err(_) => unreachable!(),
        }
    }
}

same_as_python!();
