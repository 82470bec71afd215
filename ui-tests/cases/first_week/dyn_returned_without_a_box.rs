use genfn::prelude::*;

#[generator]
fn squares(n: u32) -> dyn Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i * i);
    }
}

fn main() {}
