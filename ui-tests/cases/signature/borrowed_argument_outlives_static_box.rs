use genfn::prelude::*;

#[generator]
fn numbers(xs: &[u32]) -> Box<dyn Iterator<Item = u32>> {
    for x in xs {
        yield_!(*x);
    }
}

fn main() {}
