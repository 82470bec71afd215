use genfn::prelude::*;

#[generator]
fn numbers(x: u32) -> impl Iterator<Item = u32> {
    yield_from!(x);
}

fn main() {}
