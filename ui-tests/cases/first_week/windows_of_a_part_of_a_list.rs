use genfn::prelude::*;

#[generator]
fn sums(n: u32) -> impl Iterator<Item = u32> {
    let all = (0..n).collect::<Vec<u32>>();
    let some = &all[1..];
    for pair in some.windows(2) {
        yield_!(pair.iter().sum());
    }
}

fn main() {}
