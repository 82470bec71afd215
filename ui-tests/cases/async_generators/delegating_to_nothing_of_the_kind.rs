use genfn::prelude::*;

struct Page;

#[generator]
fn pages() -> impl AsyncGenerator<Yield = u32> {
    yield_from!(Page);
}

fn main() {}
