use genfn::prelude::*;

#[generator(type = Counting)]
fn counting() -> impl AsyncGenerator<Yield = u32> {
    yield_!(1);
}

fn main() {}
