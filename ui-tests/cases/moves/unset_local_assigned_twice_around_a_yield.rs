use genfn::prelude::*;

#[generator]
fn twice() -> impl Iterator<Item = u32> {
    let n;
    yield_!(0);
    n = 1;
    yield_!(n);
    n = 2;
    yield_!(n);
}

fn main() {}
