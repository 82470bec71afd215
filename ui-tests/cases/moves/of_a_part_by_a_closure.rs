use genfn::prelude::*;

struct Name(String);

struct Pair {
    a: Name,
    b: String,
}

#[generator]
fn lengths(pair: Pair) -> impl Iterator<Item = usize> {
    let a = move || {
        let name = &pair.a;
        name.0.len()
    };
    yield_!(a());
    yield_!(pair.b.len());
}

fn main() {}
