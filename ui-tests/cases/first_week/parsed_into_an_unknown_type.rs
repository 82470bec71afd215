use genfn::prelude::*;

#[generator]
fn words(text: &str) -> impl Iterator<Item = String> {
    for word in text.split(',') {
        let n = word.parse().unwrap();
        yield_!(format!("{n}"));
    }
}

fn main() {}
