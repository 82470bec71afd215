#![deny(unused)]

use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut count = 0;
    for i in 0..3 {
        count += 1;
        yield_!(i);
    }
}

fn main() {
    numbers().count();
}
