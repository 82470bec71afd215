use genfn::prelude::*;

#[generator]
fn numbers(texts: Vec<String>) -> impl Generator<Yield = u32, Return = Result<(), std::num::ParseIntError>> {
    for text in texts {
        yield_!(text.parse()?);
    }
}

fn main() {}
