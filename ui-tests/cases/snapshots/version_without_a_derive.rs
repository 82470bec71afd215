use genfn::prelude::*;

#[generator(type = Count, version = "2")]
#[derive(Clone)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {}
