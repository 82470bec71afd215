use genfn::prelude::*;

#[generator]
fn numbers(limit: u32) -> impl Iterator<Item = u32> {
    for n in 0.. {
        if n == limit {
            return None;
        }
        yield_!(n);
    }
}

fn main() {}
