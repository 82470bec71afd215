use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    xs.into_iter().for_each(|x| yield_!(x));
}

fn main() {}
