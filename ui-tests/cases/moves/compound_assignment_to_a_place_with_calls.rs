use genfn::prelude::*;

fn at() -> usize {
    0
}

#[generator]
fn sums<T: std::ops::AddAssign>(xs: &mut [T]) -> impl Generator<Yield = u32, Send = T> {
    xs[at()] += yield_!(1);
}

fn main() {}
