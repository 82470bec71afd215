use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn talk(news: impl Stream<Item = u32>) -> impl AsyncGenerator<Yield = u32, Send = String> {
    yield_from!(news);
}

fn main() {}
