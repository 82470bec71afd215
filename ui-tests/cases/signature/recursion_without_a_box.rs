use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    if n > 0 {
        yield_!(n);
        yield_from!(numbers(n - 1));
    }
}

fn main() {}
