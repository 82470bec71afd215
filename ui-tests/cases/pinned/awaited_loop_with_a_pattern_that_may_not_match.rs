use genfn::prelude::*;

#[generator]
fn some(numbers: impl Stream<Item = Option<u32>>) -> impl Stream<Item = u32> {
    for Some(n) in await_!(numbers) {
        yield_!(n);
    }
}

fn main() {}
