use genfn::prelude::*;

#[generator]
fn pushed(list: &Vec<u32>) -> impl Iterator<Item = usize> {
    yield_!(1);
    list.push(1);
    yield_!(list.len());
}

fn main() {}
