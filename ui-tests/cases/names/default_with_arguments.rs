use genfn::prelude::*;

#[generator(type = Numbers)]
#[derive(Default)]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {
    numbers(1).count();
}
