use genfn::prelude::*;

async fn fetch(n: u32) -> u32 {
    n
}

#[generator]
fn pages() -> impl Stream<Item = u32> {
    for n in 0..3 {
        yield_!(fetch(n));
    }
}

fn main() {}
