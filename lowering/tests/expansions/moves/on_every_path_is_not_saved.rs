#[generator]
fn gone(name: String) -> impl Iterator<Item = u8> {
    drop(name);
    yield_!(1);
}
