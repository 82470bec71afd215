use genfn::prelude::*;

use futures::Stream;

#[generator]
fn sums(a: u32, [b, a]: [u32; 2]) -> impl Stream<Item = u32> {
    yield_!(a + b);
}

fn main() {}
