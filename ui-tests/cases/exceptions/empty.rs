use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    try_! {}
}

fn main() {}
