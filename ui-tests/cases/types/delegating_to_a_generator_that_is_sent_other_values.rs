use genfn::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = u32, Send = String> {
    yield_!(1);
}

#[generator]
fn outer() -> impl Generator<Yield = u32, Send = u32> {
    yield_from!(inner());
}

fn main() {}
