use genfn::prelude::*;

#[generator]
fn lines(text: &str) -> impl Iterator<Item = &str> {
    for line in text.lines() {
        let owned = line.to_uppercase();
        yield_!(&owned);
    }
}

fn main() {}
