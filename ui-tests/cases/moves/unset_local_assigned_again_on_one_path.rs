use genfn::prelude::*;

#[generator]
fn paths(early: bool) -> impl Iterator<Item = u32> {
    let n;
    if early {
        n = 1;
        yield_!(n);
    }
    yield_!(0);
    n = 2;
    yield_!(n);
}

fn main() {}
