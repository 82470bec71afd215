use genfn::prelude::*;

#[generator]
fn sums((a, a): (u32, u32), b: u32) -> impl Iterator<Item = u32> {
    yield_!(a + b);
}

fn main() {}
