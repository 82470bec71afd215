use genfn::prelude::*;

#[generator]
fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    for await n in numbers {
        yield_!(n * 2);
    }
}

fn main() {}
