use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator {
    yield_!(1);
}

fn main() {}
