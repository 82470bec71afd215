use genfn::prelude::*;

#[generator(pined)]
fn words(text: String) -> impl Iterator<Item = String> {
    for word in text.split(' ') {
        yield_!(word.to_owned());
    }
}

fn main() {}
