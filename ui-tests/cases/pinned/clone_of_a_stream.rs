use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn words(text: String) -> impl Stream<Item = usize> + Clone {
    for word in text.split(' ') {
        yield_!(word.len());
    }
}

fn main() {}
