use genfn::prelude::*;
use std::num::ParseIntError;

#[generator]
fn pairs(text: &str) -> impl Iterator<Item = Result<(String, u32), ParseIntError>> {
    for line in text.lines() {
        let (name, number) = line.split_once('=')?;
        yield_!(Ok((name.to_owned(), number.parse()?)));
    }
}

fn main() {
    pairs("a=1").count();
}

// genfn::errors: a question mark on an option
