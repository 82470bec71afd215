use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    for word in text.split(' ') {
        let n = word.parse::<u32>()?;
        yield_!(n);
    }
}

fn main() {}
