use genfn::prelude::*;

#[generator]
fn doubled(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    for n in await_!(numbers) {
        yield_!(n * 2);
    }
}

fn main() {}
