use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let nothing = const { yield_!(1) };
    drop(nothing);
}

fn main() {}
