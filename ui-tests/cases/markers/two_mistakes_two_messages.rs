use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    xs.iter().for_each(|x| yield_!(*x));
    let later = async { yield_!(1) };
    drop(later);
}

fn main() {}
