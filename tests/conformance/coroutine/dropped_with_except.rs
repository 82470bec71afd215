//! `test_generators.coroutine_tests`, "GeneratorExit is not caught by except Exception". By a bare `except` it is.

use crate::prelude::*;

#[generator]
fn careful() -> BoxGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except _ => {
        println!("except");
    } finally {
        println!("finally");
    }}
    Ok(())
}

#[generator]
fn careless() -> BoxGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except => {
        println!("everything");
    }}
    Ok(())
}

fn main() {
    for function in [careful, careless] {
        let mut g = function();
        next(&mut g).unwrap();
        drop(g);
    }
}

same_as_python!();
