use genfn::prelude::*;

#[generator(type = Numbers)]
fn numbers(n: u32) -> impl Iterator<Item = u32> + Clone {
    yield_!(n);
}

fn main() {
    numbers(1).count();
}
