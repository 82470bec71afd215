use genfn::prelude::*;

#[generator]
fn both() -> impl Stream<Item = u32> {
    let one = async { yield_!(1) };
    let other = async { yield_!(2) };
    futures::future::join(one, other).await;
}

fn main() {}
