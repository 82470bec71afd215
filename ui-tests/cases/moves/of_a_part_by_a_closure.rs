use genfn::prelude::*;

struct Pair {
    a: String,
    b: String,
}

#[generator]
fn lengths(pair: Pair) -> impl Iterator<Item = usize> {
    let a = move || pair.a.len();
    yield_!(a());
    yield_!(pair.b.len());
}

fn main() {}
