use std::num::ParseIntError;

use genfn::prelude::*;

fn checked(text: &str) -> Result<(), ParseIntError> {
    text.parse::<u32>().map(drop)
}

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    yield_!(text.parse());
    return checked(text);
}

#[generator]
fn values(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    yield_!(text.parse());
    return 3;
}

fn main() {}
