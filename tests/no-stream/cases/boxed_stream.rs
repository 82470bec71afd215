use std::pin::Pin;

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn counted(limit: u32) -> Pin<Box<dyn Stream<Item = u32> + Send>> {
    for n in 0..limit {
        yield_!(n);
    }
}

fn main() {
    drop(counted(3));
}
