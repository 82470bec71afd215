use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = Option<u32>> {
    let n: u32 = xs.first().copied();
    yield_!(n);
    Some(n)
}

fn main() {}
