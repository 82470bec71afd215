use genfn::prelude::*;

#[generator]
fn lengths(bytes: Vec<u8>) -> impl Iterator<Item = usize> {
    let first = &bytes[0..2];
    yield_!(first.len());
    yield_!(first.len());
}

fn main() {}
