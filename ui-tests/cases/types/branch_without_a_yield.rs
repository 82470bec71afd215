use genfn::prelude::*;

#[generator]
fn even(limit: u32) -> impl Iterator<Item = u32> {
    let mut n = 0;
    while n < limit {
        if n % 2 == 0 {
            yield_!(n)
        } else {
            n
        }
        n += 1;
    }
}

fn main() {}
