use genfn::prelude::*;

#[generator]
fn numbers(text: String) -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(text.size());
}

fn main() {}
