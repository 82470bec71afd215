use genfn::prelude::*;

#[generator]
fn maybe(n: u32) -> Option<impl Iterator<Item = u32>> {
    yield_!(n);
}

fn main() {}
