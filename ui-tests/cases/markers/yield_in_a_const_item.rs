use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    const N: () = yield_!(1);
    drop(N);
}

fn main() {}
