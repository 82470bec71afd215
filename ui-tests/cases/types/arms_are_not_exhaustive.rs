use genfn::prelude::*;

#[generator]
fn numbers(n: Option<u32>) -> impl Iterator<Item = u32> {
    match n {
        Some(n) => yield_!(n),
    }
}

fn main() {}
