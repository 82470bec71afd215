use genfn::prelude::*;

#[generator]
fn down(n: u32, depth: u32) -> impl Iterator<Item = u32> {
    yield_!(depth);
    if n > 0 {
        yield_from!(down(n - 1));
    }
}

fn main() {}
