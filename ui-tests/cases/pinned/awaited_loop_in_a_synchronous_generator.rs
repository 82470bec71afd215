use genfn::prelude::*;

#[generator]
fn doubled(numbers: impl Stream<Item = u32>) -> impl Iterator<Item = u32> {
    for n in await_!(numbers) {
        yield_!(n * 2);
    }
}

fn main() {}
