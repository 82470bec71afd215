//! A macro that can be read, and that may put its operand anywhere.

use genfn::prelude::*;

macro_rules! twice {
    ($x:expr) => {
        $x + $x
    };
}

#[generator(pinned)]
fn doubled(n: u32) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    Ok(twice!(try_! {{
        yield_!(n);
        n
    } except _ => {
        0
    }}))
}

#[generator(pinned)]
fn as_it_says(n: u32) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    let value = try_! {{
        yield_!(n);
        n
    } except _ => {
        0
    }};
    Ok(twice!(value))
}

fn main() {
    let _ = (doubled(1), as_it_says(1));
}
