#[generator]
fn echo() -> impl Generator<Yield = u8, Send = u8, Return = u8> {
    yield_!(0)
}
