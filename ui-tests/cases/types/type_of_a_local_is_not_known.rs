use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let xs = Vec::new();
    yield_!(1);
    drop(xs);
}

fn main() {}
