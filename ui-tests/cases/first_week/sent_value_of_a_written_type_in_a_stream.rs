use genfn::prelude::*;

#[generator]
fn numbers() -> impl Stream<Item = u32> {
    let step: u32 = yield_!(0);
    yield_!(step);
}

fn main() {}
