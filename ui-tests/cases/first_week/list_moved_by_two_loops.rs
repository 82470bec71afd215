use genfn::prelude::*;

#[generator]
fn pairs(list: Vec<String>) -> impl Iterator<Item = usize> {
    for name in list {
        yield_!(name.len());
    }
    for name in list {
        yield_!(name.len());
    }
}

fn main() {}
