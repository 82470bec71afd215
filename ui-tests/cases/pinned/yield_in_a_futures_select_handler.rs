use futures_core::Stream;
use genfn::prelude::*;

async fn ready() -> u32 {
    1
}

#[generator]
fn either() -> impl Stream<Item = u32> {
    let (mut a, mut b) = (Box::pin(futures::FutureExt::fuse(ready())), Box::pin(futures::FutureExt::fuse(ready())));
    futures::select! {
        a = a => yield_!(a),
        b = b => yield_!(b + 1),
    }
}

fn main() {}
