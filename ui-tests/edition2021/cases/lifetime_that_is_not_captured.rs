use genfn::prelude::*;

#[generator]
fn lengths(texts: &[String]) -> impl Iterator<Item = usize> {
    for text in texts {
        yield_!(text.len());
    }
}

fn main() {}

// genfn::errors: a lifetime that is not captured
