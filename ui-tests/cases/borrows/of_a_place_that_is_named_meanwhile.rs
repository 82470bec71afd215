use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut grid = vec![1, 2];
    let cell = &grid[0];
    yield_!(1);
    grid.clear();
    yield_!(2);
    yield_!(*cell);
}

fn main() {}
