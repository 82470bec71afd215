use genfn::prelude::*;

#[generator(pinned, pinned)]
fn one() -> impl Iterator<Item = usize> {
    yield_!(1);
}

fn main() {}
