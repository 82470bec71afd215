use genfn::prelude::*;

fn first() -> u64 {
    1
}

#[generator(type = Sums)]
fn sums() -> impl Generator<Yield = u64, Send = u64, Return = u64> {
    first() + yield_!(1)
}

fn main() {
    let _ = sums().start();
}
