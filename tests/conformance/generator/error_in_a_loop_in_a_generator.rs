//! `GeneratorTest.test_issue103488` once more, with the loop in a generator.

use crate::prelude::*;

#[generator]
fn raises() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    Err(Error::ValueError("from the second step"))
}

#[generator]
fn loops() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        for i in raises() {
            let i = i?;
            yield_!(i);
            if i != 1 {
                return Ok(());
            }
        }
    } except Error::ValueError(about) => {
        println!("caught {about}");
    }}
    yield_!(2);
    Ok(())
}

fn main() {
    println!("{:?}", loops().flatten().collect::<Vec<_>>());
}

same_as_python!();
