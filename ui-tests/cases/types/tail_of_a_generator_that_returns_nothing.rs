use genfn::prelude::*;

#[generator]
fn numbers(numbers: Vec<u32>) -> impl Generator<Yield = u32> {
    let mut sum = 0;
    for number in numbers {
        sum += number;
        yield_!(number);
    }
    sum
}

fn main() {}
