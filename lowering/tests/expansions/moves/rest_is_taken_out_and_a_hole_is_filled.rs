//! What a pattern leaves is taken out; the hole that a moved field leaves is filled.

#[generator]
fn run(pair: (A, B), job: Job) -> impl Iterator<Item = u8> {
    let (a, _) = pair;
    let Job { items, .. } = job;
    yield_!(a.len() + items.len());
}
