use std::fmt::Error;

use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<(), Error>> + Iterator<Item = u32> {
    yield_!(1);
    Ok(())
}

fn main() {}
