use genfn::prelude::*;

#[generator(type = Numbers, m: u32)]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {
    numbers(1).count();
}
