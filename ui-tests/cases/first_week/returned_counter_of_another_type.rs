use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = usize> {
    let mut n: u32 = 0;
    for x in xs {
        yield_!(x);
        n += 1;
    }
    n
}

fn main() {}
