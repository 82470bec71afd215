use futures::StreamExt;
use genfn::prelude::*;

#[generator]
fn ticks() -> impl Stream<Item = u32> {
    yield_!(1);
}

async fn all() {
    let mut ticks = ticks();
    while let Some(n) = ticks.next().await {
        println!("{n}");
    }
}

fn main() {
    let _ = all;
}
