use genfn::prelude::*;

#[generator(crate = elsewhere::genfn)]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}

// genfn::errors: a generator under another name
