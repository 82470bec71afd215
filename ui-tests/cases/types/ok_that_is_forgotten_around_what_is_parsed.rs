use std::num::ParseIntError;

use genfn::prelude::*;

#[generator]
fn words(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
}

#[generator]
fn lines(text: String) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    let number = text.trim().parse()?;
    yield_!(number);
}

fn main() {}
