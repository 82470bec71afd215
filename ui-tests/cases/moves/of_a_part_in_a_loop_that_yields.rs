use genfn::prelude::*;

struct Pair {
    a: Vec<u8>,
    b: String,
}

#[generator]
fn numbers(pair: Pair) -> impl Iterator<Item = u32> {
    loop {
        drop(pair.a);
        yield_!(1);
    }
}

fn main() {}
