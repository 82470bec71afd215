use genfn::prelude::*;

fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    std::iter::empty()
}

fn main() {}
