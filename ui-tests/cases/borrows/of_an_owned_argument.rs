use genfn::prelude::*;

#[generator]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    for word in text.split(' ') {
        yield_!(word.len());
    }
}

fn main() {}
