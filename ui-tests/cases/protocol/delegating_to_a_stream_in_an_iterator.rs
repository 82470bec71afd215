use futures::Stream;
use genfn::prelude::*;

#[generator]
fn all(numbers: impl Stream<Item = u32>) -> impl Iterator<Item = u32> {
    yield_from!(numbers);
}

fn main() {
    drop(all(futures::stream::empty()));
}
