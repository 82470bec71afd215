use genfn::prelude::*;

#[generator]
fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {}
