use genfn::prelude::*;

macro_rules! local {
    () => {
        fn numbers(n: u32) -> impl Iterator<Item = u32> {
            0..n
        }
    };
}

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    local!();
    yield_!(n);
    yield_from!(numbers(n - 1));
}

fn main() {}
