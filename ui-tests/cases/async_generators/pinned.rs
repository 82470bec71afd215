use genfn::prelude::*;

#[generator(pinned)]
fn counting() -> impl AsyncGenerator<Yield = u32> {
    yield_!(1);
}

fn main() {}
