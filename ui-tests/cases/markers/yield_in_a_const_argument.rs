use genfn::prelude::*;

struct Array<const N: usize>;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let array: Array<{ yield_!(1) }> = Array;
    drop(array);
}

fn main() {}
