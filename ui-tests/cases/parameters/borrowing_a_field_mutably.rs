use genfn::prelude::*;

struct Counter {
    n: usize,
}

#[generator]
fn count(counter: Counter) -> impl Iterator<Item = usize> {
    yield_!(counter.n);
    let n = &mut counter.n;
    *n += 1;
    yield_!(counter.n);
}

fn main() {}
