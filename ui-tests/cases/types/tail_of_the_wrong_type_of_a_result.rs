use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    yield_!(1);
    2
}

fn main() {}
