use genfn::prelude::*;

#[generator]
fn inner() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    yield_!(1);
    Ok(1)
}

#[generator]
fn outer() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    let n: u32 = yield_from!(inner());
    Ok(n)
}

fn main() {}
