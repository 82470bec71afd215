use genfn::prelude::*;

#[generator]
fn pairs() -> impl Iterator<Item = u32> {
    let n;
    yield_!(0);
    (n, _) = (1, 2);
    yield_!(n);
    (n, _) = (3, 4);
    yield_!(n);
}

fn main() {}
