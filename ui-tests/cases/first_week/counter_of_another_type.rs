use genfn::prelude::*;

#[generator]
fn count(n: usize) -> impl Iterator<Item = u32> {
    let mut i = 0;
    while i < n {
        yield_!(i);
        i += 1;
    }
}

fn main() {}
