#[generator]
fn chained(value: Option<u8>) -> impl Generator<Yield = u8, Send = bool> {
    if let Some(n) = value && yield_!(n) {
        f(n);
    }
}
