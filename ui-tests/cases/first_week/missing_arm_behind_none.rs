use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    for x in xs {
        match x {
            Some(n) if n > 3 => yield_!(n),
            None => yield_!(0),
        }
    }
}

fn main() {}
