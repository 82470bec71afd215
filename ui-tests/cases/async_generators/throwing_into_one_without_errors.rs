use std::pin::pin;

use genfn::prelude::*;

#[generator]
fn counting() -> impl AsyncGenerator<Yield = u32> {
    yield_!(1);
}

async fn throws() {
    let mut g = pin!(counting());
    let _ = g.athrow("noise").await;
}

fn main() {
    drop(throws());
}
