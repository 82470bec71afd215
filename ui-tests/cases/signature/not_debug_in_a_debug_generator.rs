use genfn::prelude::*;

struct Quiet;

#[generator]
fn numbers() -> impl Iterator<Item = u32> + std::fmt::Debug {
    let quiet = Quiet;
    yield_!(1);
    drop(quiet);
}

fn main() {}
