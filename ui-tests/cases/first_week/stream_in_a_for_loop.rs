use genfn::prelude::*;

#[generator]
fn pages() -> impl Stream<Item = u32> {
    yield_!(1);
}

async fn all() {
    for page in pages() {
        println!("{page}");
    }
}

fn main() {}
