use futures_core::Stream;
use genfn::prelude::*;

async fn page(number: u32) -> [u32; 2] {
    [number, number + 1]
}

#[generator]
fn counted(limit: u32) -> impl Stream<Item = u32> {
    for n in 0..limit {
        yield_!(n);
        yield_from!(page(n).await);
    }
}

fn main() {
    drop(counted(3));
}
