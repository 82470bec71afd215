use genfn::prelude::*;

#[generator]
fn outer(inner: Missing) -> impl Generator<Yield = u32, Return = u32> {
    let n: u32 = yield_from!(inner);
    n
}

fn main() {}
