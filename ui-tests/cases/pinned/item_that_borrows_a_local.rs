use genfn::prelude::*;

#[generator(pinned)]
fn words<'a>(text: String) -> impl Iterator<Item = &'a str> {
    for word in text.split(' ') {
        yield_!(word);
    }
}

fn main() {}
