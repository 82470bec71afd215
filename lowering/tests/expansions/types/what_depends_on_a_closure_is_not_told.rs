//! What a closure's type depends on is not told: it has another type there.

#[generator]
fn f(xs: Vec<u8>) -> impl Iterator<Item = u8> {
    let mut doubled = xs.into_iter().map(|x| x * 2);
    let mut seen = Vec::new();
    while let Some(x) = doubled.next() {
        yield_!(x);
        seen.push(x);
    }
}
