use genfn::prelude::*;

#[generator]
fn pick(a: &str, b: &str) -> impl Iterator<Item = &str> {
    yield_!(a);
    yield_!(b);
}

fn main() {}
