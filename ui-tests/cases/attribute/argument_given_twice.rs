use genfn::prelude::*;

#[generator(primed, primed)]
fn numbers() -> impl Generator<Yield = u32, Send = u32> {
    yield_!(1);
}

fn main() {}
