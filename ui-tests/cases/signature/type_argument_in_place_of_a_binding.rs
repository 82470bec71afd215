use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<u32> {
    yield_!(1);
}

fn main() {}
