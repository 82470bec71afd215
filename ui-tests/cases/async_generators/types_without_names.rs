use genfn::prelude::*;

#[generator]
fn talk() -> impl AsyncGenerator<u32, String> {
    yield_!(1);
}

fn main() {}
