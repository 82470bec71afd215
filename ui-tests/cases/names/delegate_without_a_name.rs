use genfn::prelude::*;

#[generator]
fn asked() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    yield_!(1)
}

#[generator(type = Sum)]
fn sum() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    1 + yield_from!(asked())
}

fn main() {}
