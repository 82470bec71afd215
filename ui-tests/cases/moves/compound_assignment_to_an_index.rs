use genfn::prelude::*;

#[generator]
fn sums(xs: &mut Vec<u32>, i: usize) -> impl Generator<Yield = u32, Send = u32> {
    xs[i] += yield_!(1);
}

fn main() {}
