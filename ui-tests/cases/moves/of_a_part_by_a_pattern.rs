use genfn::prelude::*;

struct Pair {
    a: String,
    b: String,
}

#[generator]
fn lengths(pair: Pair) -> impl Iterator<Item = usize> {
    let Pair { a, .. } = pair;
    yield_!(a.len());
    yield_!(1);
}

fn main() {}
