use genfn::prelude::*;

struct Counter {
    n: usize,
}

#[generator]
fn count((counter, _): (Counter, String)) -> impl Iterator<Item = usize> {
    yield_!(counter.n);
    counter.n = 1;
    yield_!(counter.n);
}

fn main() {}
