use genfn::prelude::*;

#[generator]
fn sums(xs: &mut Vec<String>, i: usize) -> impl Generator<Yield = u32, Send = &'static str> {
    xs[i] += yield_!(1);
}

fn main() {}
