use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let grid = vec![1, 2];
    let mut cell = &grid[0];
    yield_!(0);
    yield_!(*cell);
    cell = &grid[1];
    yield_!(*cell);
}

fn main() {}
