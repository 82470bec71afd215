use genfn::prelude::*;

#[generator]
fn counting() -> impl AsyncGenerator<Yield = u32> + Generator<Yield = u32> {
    yield_!(1);
}

fn main() {}
