use genfn::prelude::*;

#[generator]
fn filtered(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in xs {
        if x > 1 and x < 5 {
            yield_!(x);
        }
    }
}

fn main() {}
