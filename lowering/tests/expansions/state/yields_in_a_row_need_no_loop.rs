#[generator]
fn two(a: u8) -> impl Iterator<Item = u8> {
    yield_!(a);
    yield_!(2);
}
