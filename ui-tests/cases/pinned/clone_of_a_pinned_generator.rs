use genfn::prelude::*;

#[generator(pinned)]
fn words(text: String) -> impl Iterator<Item = usize> + Clone {
    for word in text.split(' ') {
        yield_!(word.len());
    }
}

fn main() {}
