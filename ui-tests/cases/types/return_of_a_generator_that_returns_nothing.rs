use genfn::prelude::*;

#[generator]
fn numbers(numbers: Vec<u32>) -> impl Generator<Yield = u32> {
    for number in numbers {
        if number > 3 {
            return Some(number);
        }
        yield_!(number);
    }
}

fn main() {}
