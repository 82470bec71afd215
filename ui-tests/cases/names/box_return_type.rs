use genfn::prelude::*;

#[generator(type = Numbers)]
fn numbers(n: u32) -> Box<dyn Iterator<Item = u32>> {
    yield_!(n);
}

fn main() {
    numbers(1).count();
}
