use std::ops::Index;

use genfn::prelude::*;

#[generator]
fn twice<T: Index<usize, Output = u32>>(list: T) -> impl Iterator<Item = u32> {
    let first = &list[0];
    yield_!(1);
    yield_!(*first);
}

fn main() {}
// genfn::errors: a borrow across a yield
