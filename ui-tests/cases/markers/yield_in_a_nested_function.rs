use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    fn inner() {
        yield_!(1);
    }
    inner();
    yield_!(2);
}

fn main() {}
