use genfn::prelude::*;

#[generator]
fn numbers() -> impl AsyncGenerator<Yield = u32> {
    yield_from!([(1, 2)]);
}

fn main() {}
