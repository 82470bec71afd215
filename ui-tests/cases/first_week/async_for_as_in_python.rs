use genfn::prelude::*;

#[generator]
fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    async for number in numbers {
        yield_!(number * 2);
    }
}

fn main() {}
