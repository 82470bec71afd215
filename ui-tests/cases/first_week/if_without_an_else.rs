use genfn::prelude::*;

#[generator]
fn numbers(x: Option<u32>) -> impl Iterator<Item = u32> {
    let n = if let Some(n) = x {
        yield_!(n);
        n
    };
    yield_!(n);
}

fn main() {}
