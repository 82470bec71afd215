use genfn::prelude::*;

#[generator]
fn words(text: &str) -> impl Iterator<Item = String> {
    for word in text.split(' ') {
        yield_!(word);
    }
}

fn main() {}
