use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = usize> {
    let grid = vec![1, 2];
    let cell = &grid[0];
    yield_!(grid.len());
    yield_!(*cell);
}

fn main() {}
