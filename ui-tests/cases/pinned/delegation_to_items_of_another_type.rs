use genfn::prelude::*;

#[generator(pinned)]
fn all(list: Vec<u32>) -> impl Iterator<Item = u32> {
    yield_from!(list.into_iter().enumerate());
}

fn main() {}
