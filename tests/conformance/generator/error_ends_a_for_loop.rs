//! `GeneratorTest.test_issue103488`: a `for` loop with a way out, over a generator that raises.

use crate::prelude::*;

#[generator]
fn raises() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    Err(Error::ValueError("from the second step"))
}

fn loops() {
    let steps = || -> Result<(), Error> {
        for i in raises() {
            let i = i?;
            println!("step {i}");
            if i != 1 {
                return Ok(());
            }
        }
        Ok(())
    };
    if let Err(Error::ValueError(about)) = steps() {
        println!("caught {about}");
    }
    println!("after the loop");
}

fn main() {
    loops();
}

same_as_python!();
