use genfn::prelude::*;

struct Once;

#[generator]
fn numbers() -> impl Iterator<Item = u32> + Clone {
    let once = Once;
    yield_!(1);
    drop(once);
}

fn main() {}
