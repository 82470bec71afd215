use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_from!();
}

fn main() {}
