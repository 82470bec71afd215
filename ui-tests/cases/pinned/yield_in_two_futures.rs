use genfn::prelude::*;

#[generator]
fn both() -> impl Stream<Item = u32> {
    futures::future::join(async { yield_!(1) }, async move { yield_!(2) }).await;
}

fn main() {}
