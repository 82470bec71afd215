use genfn::prelude::*;

#[generator]
fn mapped(list: Vec<u32>, f: Fn(u32) -> u32) -> impl Iterator<Item = u32> {
    for x in list {
        yield_!(f(x));
    }
}

fn main() {}
