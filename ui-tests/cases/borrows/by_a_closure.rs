use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    let length = || text.len();
    yield_!(length());
    yield_!(length());
}

fn main() {}
