use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    let LIMIT = n * 2;
    let mut i = 0;
    while i < LIMIT {
        yield_!(i);
        i += 1;
    }
}

fn main() {}
