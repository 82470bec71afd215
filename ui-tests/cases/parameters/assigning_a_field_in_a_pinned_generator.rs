use genfn::prelude::*;

struct Counter {
    n: usize,
}

#[generator(pinned)]
fn count(counter: Counter) -> impl Iterator<Item = usize> {
    yield_!(counter.n);
    counter.n = 1;
    yield_!(counter.n);
}

fn main() {}
