use genfn::prelude::*;

struct Counter {
    n: usize,
}

#[generator]
fn count(counter: Counter) -> impl Iterator<Item = usize> {
    counter.n += 1;
    yield_!(counter.n);
}

fn main() {}
