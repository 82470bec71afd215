use genfn::prelude::*;

#[generator]
fn numbers(texts: Vec<String>) -> impl Stream<Item = u32> {
    for text in texts {
        yield_!(text.parse()?);
    }
}

fn main() {}
