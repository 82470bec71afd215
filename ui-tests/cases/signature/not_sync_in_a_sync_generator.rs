use genfn::prelude::*;

use std::cell::Cell;

#[generator]
fn numbers() -> impl Iterator<Item = u32> + Sync {
    let n = Cell::new(1);
    yield_!(n.get());
    yield_!(n.get());
}

fn main() {}
