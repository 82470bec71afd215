use genfn::prelude::*;

#[generator]
fn numbers(known: bool) -> impl Iterator<Item = u32> {
    let n: u32;
    if known {
        n = 1;
    }
    yield_!(0);
    yield_!(n);
}

fn main() {}
