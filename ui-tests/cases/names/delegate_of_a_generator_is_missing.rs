use genfn::prelude::*;

#[generator(type = Inner)]
fn inner(n: u32) -> impl Generator<Yield = u32, Return = u32> {
    yield_!(n);
    n
}

#[generator(type = Outer)]
fn outer() -> impl Generator<Yield = u32, Return = u32> {
    yield_from!(inner(1))
}

fn main() {
    let _ = outer().start();
}
