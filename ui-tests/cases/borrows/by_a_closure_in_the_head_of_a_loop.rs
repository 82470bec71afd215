use genfn::prelude::*;

#[generator]
fn large(numbers: Vec<u32>, limit: u32) -> impl Iterator<Item = u32> {
    for number in numbers.into_iter().filter(|number| *number > limit) {
        yield_!(number);
    }
}

#[generator]
fn scaled(numbers: Vec<u32>, by: u32) -> impl Iterator<Item = u32> {
    let scale = |number: u32| number * by;
    for number in numbers {
        yield_!(scale(number));
    }
}

fn main() {}

// genfn::errors: a borrow across a yield
