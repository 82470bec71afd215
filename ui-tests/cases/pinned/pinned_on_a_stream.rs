use futures_core::Stream;
use genfn::prelude::*;

#[generator(pinned)]
fn words(text: String) -> impl Stream<Item = usize> {
    for word in text.split(' ') {
        yield_!(word.len());
    }
}

fn main() {}
