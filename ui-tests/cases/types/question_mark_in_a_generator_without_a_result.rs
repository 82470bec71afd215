use genfn::prelude::*;

#[generator]
fn numbers(text: &str) -> impl Generator<Yield = u32, Return = u32> {
    yield_!(text.parse()?);
    1
}

fn main() {}
