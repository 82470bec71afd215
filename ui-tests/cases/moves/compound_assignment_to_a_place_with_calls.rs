use genfn::prelude::*;

fn at() -> usize {
    0
}

#[generator]
fn sums(xs: &mut [u32]) -> impl Generator<Yield = u32, Send = u32> {
    xs[at()] += yield_!(1);
}

fn main() {}
