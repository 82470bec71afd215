use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    yield_!(text.parse()?);
}

fn main() {}
