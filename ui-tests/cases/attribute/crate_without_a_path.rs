use genfn::prelude::*;

#[generator(crate)]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
