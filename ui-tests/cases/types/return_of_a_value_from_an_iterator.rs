use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    return 2;
}

fn main() {}

// genfn::errors: a value that an iterator returns
