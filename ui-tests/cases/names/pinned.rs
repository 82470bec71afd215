use genfn::prelude::*;

#[generator(pinned, type = Numbers)]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {
    numbers(1).count();
}
