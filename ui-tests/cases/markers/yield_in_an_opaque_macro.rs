use genfn::prelude::*;

macro_rules! twice {
    ($each:expr; times 2) => {
        $each;
        $each;
    };
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    twice!(yield_!(1); times 2);
}

fn main() {}
