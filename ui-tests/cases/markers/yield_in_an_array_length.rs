use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let none: [u32; yield_!(1)] = [];
    drop(none);
}

fn main() {}
