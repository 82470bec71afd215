use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let word = String::from(" a ").trim();
    yield_!(word.len());
}

fn main() {}
