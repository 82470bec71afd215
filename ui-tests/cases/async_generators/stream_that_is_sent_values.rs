use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn talk() -> impl AsyncGenerator<Yield = u32, Send = u32> + Stream<Item = u32> {
    yield_!(1);
}

fn main() {}
