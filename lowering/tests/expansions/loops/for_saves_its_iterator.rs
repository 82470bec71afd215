#[generator]
fn lengths(names: Vec<String>) -> impl Iterator<Item = usize> {
    for name in names {
        yield_!(name.len());
    }
}
