use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    let first = &text;
    yield_!(first.len());
    yield_!(first.len());
}

fn main() {}
