//! PEP 380, "Finalization": who drops a delegating generator closes all that it delegates to, from the inside out.

use crate::prelude::*;

#[generator]
fn innermost() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
    } finally {
        println!("innermost ends");
    }}
}

#[generator]
fn middle() -> impl Generator<Yield = i32> {
    try_! {{
        yield_from!(innermost());
    } except GeneratorExit => {
        println!("middle exits");
        Err(GeneratorExit)?;
    } finally {
        println!("middle ends");
    }}
}

#[generator]
fn outermost() -> impl Generator<Yield = i32> {
    try_! {{
        yield_from!(middle());
    } finally {
        println!("outermost ends");
    }}
}

fn main() {
    let mut g = outermost();
    println!("{}", next(&mut g).unwrap());
    drop(g);
}

same_as_python!();
