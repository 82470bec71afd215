use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let = 1;
    yield_!(1);
}

fn main() {}
