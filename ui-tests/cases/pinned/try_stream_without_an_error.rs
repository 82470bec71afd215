use genfn::prelude::*;

#[generator]
fn one() -> impl TryStream<Ok = u32> {
    yield_!(Ok(1));
}

fn main() {}
