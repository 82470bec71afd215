use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    let first = str::trim(&text);
    yield_!(first.len());
    yield_!(first.len());
}

fn main() {}

// genfn::errors: a borrow across a yield
