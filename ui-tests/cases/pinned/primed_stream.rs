use futures_core::Stream;
use genfn::prelude::*;

#[generator(primed)]
fn one() -> impl Stream<Item = usize> {
    yield_!(1);
}

fn main() {}
