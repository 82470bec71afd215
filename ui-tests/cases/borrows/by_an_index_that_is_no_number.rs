use genfn::prelude::*;

#[generator]
fn lengths(bytes: Vec<u8>, at: std::ops::RangeTo<usize>) -> impl Iterator<Item = usize> {
    let first = &bytes[at];
    yield_!(first.len());
    yield_!(first.len());
}

fn main() {}
