use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    struct Array<const N: usize = { yield_!(1) }>;
    yield_!(2);
}

fn main() {}
