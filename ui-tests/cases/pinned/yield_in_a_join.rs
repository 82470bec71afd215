use futures_core::Stream;
use genfn::prelude::*;

async fn ready() -> u32 {
    1
}

#[generator]
fn both() -> impl Stream<Item = u32> {
    tokio::join!(ready(), async { yield_!(1) });
}

fn main() {}
