use genfn::prelude::*;

#[generator]
fn count((from, to): (u32, u32)) -> impl Iterator<Item = u32> {
    while from < to {
        yield_!(from);
        from += 1;
    }
}

fn main() {}
