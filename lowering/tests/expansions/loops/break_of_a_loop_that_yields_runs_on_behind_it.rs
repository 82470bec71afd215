#[generator]
fn found(n: u8) -> impl Generator<Send = u8, Return = u8> {
    let found = loop {
        if yield_!() == n {
            break n;
        }
    };
    found + 1
}
