use genfn::prelude::*;

#[generator]
fn numbers(text: String) -> impl Iterator<Item = usize> {
    let n = text.lenght();
    yield_!(n);
}

fn main() {}
