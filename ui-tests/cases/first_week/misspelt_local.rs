use genfn::prelude::*;

#[generator]
fn countdown(count: u32) -> impl Iterator<Item = u32> {
    let mut current = count;
    while current > 0 {
        yield_!(curent);
        current -= 1;
    }
}

fn main() {}
