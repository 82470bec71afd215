use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Yield = u64> {
    yield_!(1);
}

fn main() {}
