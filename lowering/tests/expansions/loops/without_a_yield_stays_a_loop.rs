#[generator]
fn digits(mut n: u32) -> impl Iterator<Item = u32> {
    while n > 9 {
        n /= 10;
    }
    yield_!(n);
}
