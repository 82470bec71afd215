use genfn::prelude::*;
use genfn::yield_ as emit;

macro_rules! line {
    ($value:expr) => {
        yield_!($value)
    };
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    emit!(1);
    line!(2);
    use genfn::yield_from as all;
    all!([3]);
}

fn main() {}
