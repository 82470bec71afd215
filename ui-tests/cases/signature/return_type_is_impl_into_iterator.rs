use genfn::prelude::*;

#[generator]
fn numbers() -> impl IntoIterator<Item = u32> {
    yield_!(1);
}

fn main() {}
