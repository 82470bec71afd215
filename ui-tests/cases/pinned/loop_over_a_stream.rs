use genfn::prelude::*;

#[generator]
fn doubled(numbers: impl Stream<Item = u32> + Unpin) -> impl Stream<Item = u32> {
    for n in numbers {
        yield_!(n * 2);
    }
}

fn main() {}
