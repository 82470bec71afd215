use genfn::prelude::*;

#[generator]
fn lengths(text: &str) -> impl Iterator<Item = usize> {
    let length = text.len()
    yield_!(length);
}

fn main() {}
