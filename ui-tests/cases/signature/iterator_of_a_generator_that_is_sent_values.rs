use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Send = u32> + Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
