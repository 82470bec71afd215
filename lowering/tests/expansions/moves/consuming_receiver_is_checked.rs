#[generator]
fn taken(first: Option<String>) -> impl Iterator<Item = u8> {
    let name = first.unwrap();
    yield_!(1);
    drop(name);
}
