use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    if n {
        yield_!(1);
    }
}

fn main() {}
