use futures::Stream;
use genfn::prelude::*;

async fn fetch(n: u32) -> u32 {
    n + 1
}

#[generator]
fn fetched(pages: Vec<u32>) -> impl Stream<Item = u32> {
    for page in pages.into_iter().map(|page| fetch(page).await) {
        yield_!(page);
    }
}

fn main() {}
