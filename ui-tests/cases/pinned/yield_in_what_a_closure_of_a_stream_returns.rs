use futures::{Stream, StreamExt};
use genfn::prelude::*;

#[generator]
fn all(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    numbers.for_each(|n| async move { yield_!(n) }).await;
}

fn main() {
    drop(all(futures::stream::empty()));
}
