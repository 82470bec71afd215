use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    for word in text.split(' ') {
        yield_!(word.parse());
    }
    Ok(())
}

fn main() {}
