use genfn::prelude::*;

#[generator]
fn echo(n: u32) -> impl Generator<u32, u32, ()> {
    yield_!(n);
}

fn main() {}
