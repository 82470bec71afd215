use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let later = async { yield_!(1) };
    drop(later);
}

fn main() {}
