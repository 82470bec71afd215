//! PEP 380, "Formal Semantics": a `GeneratorExit` that goes out of the inner generator, which nobody closed, is raised in
//! the outer one like any other exception. It is no return.

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = i32> {
    yield_!(1);
    Err(GeneratorExit)?;
}

#[generator]
fn outer() -> BoxGenerator<'static, i32> {
    try_! {{
        yield_from!(inner());
        println!("never");
    } except GeneratorExit => {
        println!("outer exits");
        Err(GeneratorExit)?;
    } finally {
        println!("outer ends");
    }}
}

#[generator]
fn stays() -> BoxGenerator<'static, i32> {
    try_! {{
        yield_from!(inner());
        println!("never");
    } except GeneratorExit => {
        println!("outer stays");
    }}
    yield_!(2);
}

fn main() {
    for function in [outer, stays] {
        let mut g = function();
        show_exit(next(&mut g));
        show_exit(next(&mut g));
    }
}

same_as_python!();
