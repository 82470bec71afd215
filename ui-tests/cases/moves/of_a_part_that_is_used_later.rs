use genfn::prelude::*;

struct Pair {
    a: Vec<u8>,
    b: String,
}

#[generator]
fn lengths(pair: Pair) -> impl Iterator<Item = usize> {
    for item in pair.a.into_iter() {
        yield_!(item.into());
    }
    yield_!(pair.b.len() + pair.a.len());
}

fn main() {}
