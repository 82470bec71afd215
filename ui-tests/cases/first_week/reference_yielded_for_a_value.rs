use genfn::prelude::*;

#[generator]
fn evens(xs: &[u32]) -> impl Iterator<Item = u32> {
    for x in xs {
        if x % 2 == 0 {
            yield_!(x);
        }
    }
}

fn main() {}
