#[generator]
fn grow(mut grid: Vec<Vec<u32>>, mut at: usize) -> impl Iterator<Item = usize> {
    let row = &mut grid[at];
    yield_!(row.len());
    at += 1;
    row.push(7);
    yield_!(at);
    yield_!(row.len());
}
