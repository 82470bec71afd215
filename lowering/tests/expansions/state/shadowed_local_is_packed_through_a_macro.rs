#[generator]
fn shadowed(name: String) -> impl Iterator<Item = usize> {
    {
        let name = name.len();
        yield_!(name);
    }
    yield_!(name.len());
}
