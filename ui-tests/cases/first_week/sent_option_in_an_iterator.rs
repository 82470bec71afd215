use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut n = 0;
    while let Some(step) = yield_!(n) {
        n += step;
    }
}

fn main() {}
