use genfn::prelude::*;

struct Name(String);

struct Pair {
    a: Name,
    b: String,
}

#[generator]
fn lengths(pair: Pair) -> impl Iterator<Item = usize> {
    let Pair { a, .. } = pair;
    yield_!(a.0.len());
    yield_!(1);
}

fn main() {}
