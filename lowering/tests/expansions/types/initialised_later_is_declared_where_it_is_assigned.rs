#[generator]
fn deferred() -> impl Iterator<Item = usize> {
    let name;
    yield_!(0);
    name = String::new();
    yield_!(name.len());
}
