use genfn::prelude::*;

async fn number() -> u32 {
    1
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(number().await);
}

fn main() {}
