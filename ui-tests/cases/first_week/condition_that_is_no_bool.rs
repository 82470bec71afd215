use genfn::prelude::*;

#[generator]
fn truthy(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in xs {
        if x {
            yield_!(x);
        }
    }
}

fn main() {}
