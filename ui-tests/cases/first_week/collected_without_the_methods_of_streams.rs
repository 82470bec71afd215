use genfn::prelude::*;

async fn fetch(page: u32) -> Option<u32> {
    (page < 3).then_some(page)
}

#[generator]
fn pages() -> impl Stream<Item = u32> {
    let mut page = 0;
    while let Some(found) = fetch(page).await {
        yield_!(found);
        page += 1;
    }
}

#[generator]
fn doubled() -> impl Stream<Item = u32> {
    yield_from!(pages().map(|page| page * 2));
}

async fn all() -> Vec<u32> {
    pages().collect().await
}

fn main() {}
