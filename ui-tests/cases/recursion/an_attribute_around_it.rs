use genfn::prelude::*;

#[generator]
#[unsafe(no_mangle)]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_from!(numbers());
}

fn main() {}

// genfn::errors: a recursion without a box
