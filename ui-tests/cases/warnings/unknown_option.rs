#![deny(unexpected_cfgs)]

use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    #[cfg(featur = "many")]
    yield_!(2);
    yield_!(1);
}

fn main() {
    numbers().count();
}
