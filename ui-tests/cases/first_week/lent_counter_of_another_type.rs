use genfn::prelude::*;

fn take(_: &str) {}

#[generator]
fn count(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    let n: u32 = 0;
    for x in xs {
        yield_!(x);
        take(&n);
    }
}

fn main() {}
