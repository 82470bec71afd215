use genfn::prelude::*;

#[generator]
fn down(n: u32, depth: usize) -> impl Iterator<Item = usize> {
    yield_!(depth);
    if n > 0 {
        yield_from!(down(n - 1, n));
    }
}

fn main() {}
