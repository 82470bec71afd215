use futures_core::Stream;
use genfn::prelude::*;

async fn ready() -> u32 {
    1
}

#[generator]
fn either() -> impl Stream<Item = u32> {
    tokio::select! {
        a = ready() => { yield_!(a); }
        b = ready() => { yield_!(b + 1); }
    }
}

fn main() {}
