use genfn::prelude::*;

#[generator]
fn nothing() -> impl Iterator<Item = usize> {
    let seen = Vec::new();
    yield_!(seen.len());
}

fn main() {}
