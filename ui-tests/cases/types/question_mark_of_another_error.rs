use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::fmt::Error>> {
    yield_!(Ok(text.parse::<u32>()?));
}

fn main() {}
