use genfn::prelude::*;

#[generator]
fn numbers(xs: &[String]) -> impl Iterator<Item = String> {
    for x in xs {
        yield_!(x);
    }
}

fn main() {}
