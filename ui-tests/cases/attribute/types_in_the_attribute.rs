use genfn::prelude::*;

#[generator(yield = u32)]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
