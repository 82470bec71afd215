use genfn::prelude::*;

#[generator]
fn numbers(number: Option<u32>) -> impl Iterator<Item = u32> {
    let Some(number) = number else {
        yield_!(0);
    };
    yield_!(number);
}

fn main() {}

// genfn::errors: an else that does not leave
