use genfn::prelude::*;

#[generator]
fn sums<'a>(xs: &mut Vec<u32>, i: usize) -> impl Generator<Yield = u32, Send = &'a u32> {
    xs[i] += yield_!(1);
}

fn main() {}
