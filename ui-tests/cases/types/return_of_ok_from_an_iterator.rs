use std::num::ParseIntError;

use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    if text.is_empty() {
        return Ok(());
    }
    yield_!(text.parse());
}

#[generator]
fn steps(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    yield_!(text.parse());
    return Ok(genfn::Step::Return(()));
}

fn main() {}
