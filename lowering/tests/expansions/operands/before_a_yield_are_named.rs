#[generator]
fn operands() -> impl Generator<Yield = u8, Send = u8> {
    f(g(), yield_!(1), h());
}
