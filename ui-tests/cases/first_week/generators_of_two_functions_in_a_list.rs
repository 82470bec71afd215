use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

#[generator]
fn words(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {
    let list = vec![numbers(1), words(2)];
    println!("{}", list.len());
}
