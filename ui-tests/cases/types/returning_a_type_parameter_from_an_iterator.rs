use genfn::prelude::*;

#[generator]
fn numbers<T>(value: T) -> impl Iterator<Item = u32> {
    yield_!(1);
    value
}

fn main() {}
// genfn::errors: a value that an iterator returns
