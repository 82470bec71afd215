use genfn::prelude::*;

#[generator]
fn count(n: u32) -> impl Generator<Yield = u32, Return = String> {
    yield_!(n);
}

fn main() {}
