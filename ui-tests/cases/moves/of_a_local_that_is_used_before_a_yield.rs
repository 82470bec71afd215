use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    drop(text);
    yield_!(text.len());
}

fn main() {}
