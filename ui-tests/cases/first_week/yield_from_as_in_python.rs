use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield from 0..n;
}

fn main() {}
