use genfn::prelude::*;

#[generator]
fn inner() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn outer() -> impl Iterator<Item = u32> {
    yield_from!(inner);
}

fn main() {}
