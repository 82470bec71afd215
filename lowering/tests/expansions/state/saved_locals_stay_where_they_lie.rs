#[generator]
fn f(to: u32) -> impl Iterator<Item = u32> {
    let mut n = 0;
    let mut seen = Vec::new();
    while n < to {
        seen.push(n);
        yield_!(n);
        n += 1;
    }
}
