use genfn::prelude::*;

#[generator]
fn counting() -> impl AsyncGenerator<Yield = u32> + Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
