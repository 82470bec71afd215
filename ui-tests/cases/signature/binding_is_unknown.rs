use genfn::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yields = u32> {
    yield_!(1);
}

fn main() {}
