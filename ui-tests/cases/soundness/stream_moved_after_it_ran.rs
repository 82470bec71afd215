use std::pin::pin;

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn counting() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {
    let stream = counting();
    let pinned = pin!(stream);
    let moved = *pinned;
    drop(moved);
}
