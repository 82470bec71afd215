use genfn::prelude::*;

#[generator]
fn counting() -> impl AsyncGenerator<Yield = u32> {
    yield_!(1);
}

async fn first() -> Option<u32> {
    let mut g = counting();
    anext(&mut g).await.ok()
}

fn main() {
    drop(first());
}
