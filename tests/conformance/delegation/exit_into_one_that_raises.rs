//! `test_throwing_GeneratorExit_into_subgen_that_raises`.

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        println!("inner begins");
        yield_!(1);
        println!("never");
    } except GeneratorExit => {
        Err(Error::ValueError("instead of leaving"))?;
    }}
    Ok(())
}

#[generator]
fn outer() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    println!("outer begins");
    yield_from!(inner())?;
    println!("never");
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show_exit(g.resume(Resume::Close));
    show(next(&mut g));
}

same_as_python!();
