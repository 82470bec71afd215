use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = u32, Send = u32> {
    yield_from!([1, 2]);
}

fn main() {}
