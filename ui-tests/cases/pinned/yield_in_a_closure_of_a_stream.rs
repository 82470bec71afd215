use genfn::prelude::*;

#[generator]
fn all() -> impl Stream<Item = u32> {
    [1, 2].map(|n| async move { yield_!(n) });
}

fn main() {}
