use genfn::prelude::*;

#[generator(type = "Count")]
#[derive(Clone)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {}
