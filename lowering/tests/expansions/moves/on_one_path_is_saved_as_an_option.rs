#[generator]
fn keep(name: String, long: bool) -> impl Iterator<Item = u8> {
    if long {
        drop(name);
    }
    yield_!(1);
}
