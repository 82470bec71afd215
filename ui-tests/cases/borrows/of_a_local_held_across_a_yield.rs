use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    let first = text.trim();
    yield_!(first.len());
    yield_!(first.len());
}

fn main() {}

// docs/errors.md: a borrow across a yield
