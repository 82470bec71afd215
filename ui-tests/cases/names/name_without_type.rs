use genfn::prelude::*;

#[generator(Count)]
#[derive(Clone)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn copied(count: &Count) -> Count {
    count.clone()
}

fn main() {}
