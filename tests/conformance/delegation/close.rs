//! `test_delegating_close`.

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
        yield_!("inner's last");
    } finally {
        println!("inner ends");
    }}
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show(next(&mut g));
    close(&mut g);
    show(next(&mut g));
}

same_as_python!();
