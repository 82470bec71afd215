use genfn::prelude::*;

#[generator]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        yield_!(word.len());
    }
}

fn main() {}
