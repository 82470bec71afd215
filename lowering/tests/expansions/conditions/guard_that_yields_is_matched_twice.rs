#[generator]
fn guarded(value: Option<u8>) -> impl Generator<Yield = u8, Send = bool> {
    match value {
        Some(n) if yield_!(n) => f(n),
        _ => {}
    }
}
