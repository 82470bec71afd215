use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn numbers() -> impl Stream<Item = u32> {
    yield_from!(1);
}

fn main() {}
