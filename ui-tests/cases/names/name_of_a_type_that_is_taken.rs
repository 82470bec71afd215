use genfn::prelude::*;

struct Numbers;

#[generator(type = Numbers)]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {
    numbers(1).count();
    let _ = Numbers;
}
