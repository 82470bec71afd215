use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32> + Iterator<Item = u64> {
    yield_!(1);
}

fn main() {}
