//! `test_generators.syntax_tests`, "these are fine": `try` in `try`, with and without a yield in each part.

use crate::prelude::*;

#[generator]
fn plain() -> impl Iterator<Item = i32> {
    yield_!(1);
    return;
}

#[generator]
fn with_finally() -> impl Iterator<Item = i32> {
    try_! {{
        yield_!(2);
    } finally {}}
}

#[generator]
fn raises_at_once() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        try_! {{
            div(1, 0)?;
        } except Error::ZeroDivisionError => {
            yield_!(3);
        } except => {}}
    } finally {}}
    Ok(())
}

#[generator]
fn raises_after_a_yield() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        try_! {{
            yield_!(4);
            div(1, 0)?;
        } except Error::ZeroDivisionError => {
            yield_!(5);
        } except => {
            let mut x = 0;
            try_! {{
                x += 6;
            } finally {
                yield_!(x);
            }}
        }}
    } except => {
        return Ok(());
    }}
    Ok(())
}

fn main() {
    println!("{:?}", plain().collect::<Vec<_>>());
    println!("{:?}", with_finally().collect::<Vec<_>>());
    println!("{:?}", raises_at_once().flatten().collect::<Vec<_>>());
    println!("{:?}", raises_after_a_yield().flatten().collect::<Vec<_>>());
}

same_as_python!();
