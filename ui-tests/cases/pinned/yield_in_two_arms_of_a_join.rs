use genfn::prelude::*;

#[generator]
fn both() -> impl Stream<Item = u32> {
    tokio::join!(async { yield_!(1) }, async { yield_!(2) });
}

fn main() {}
