use genfn::prelude::*;

#[generator]
fn turns() -> impl Iterator<Item = u32> {
    let n;
    loop {
        yield_!(0);
        n = 1;
        yield_!(n);
    }
}

fn main() {}
