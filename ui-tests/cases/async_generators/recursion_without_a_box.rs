use genfn::prelude::*;

#[generator]
fn depths(n: u32) -> impl AsyncGenerator<Yield = u32, Return = u32> {
    yield_!(n);
    if n > 0 { yield_from!(depths(n - 1)) + 1 } else { 1 }
}

fn main() {}
