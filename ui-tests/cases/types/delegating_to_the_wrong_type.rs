use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<String>) -> impl Iterator<Item = u32> {
    yield_from!(xs);
}

fn main() {}
