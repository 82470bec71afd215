use genfn::prelude::*;

#[generator]
fn maybe(n: u32) -> impl Iterator<Item = u32> {
    if n > 3 {
        yield_!(None);
    }
    yield_!(n);
}

fn main() {}
