use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    for line in text.lines() {
        let n: u32 = line.parse();
        yield_!(Ok(n));
    }
}

fn main() {}
