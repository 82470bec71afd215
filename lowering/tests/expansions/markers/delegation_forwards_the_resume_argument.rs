#[generator]
fn outer() -> impl Generator<Yield = u8, Send = u8, Return = u8> {
    yield_from!(inner())
}
