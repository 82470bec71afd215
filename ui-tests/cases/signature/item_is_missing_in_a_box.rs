use genfn::prelude::*;

#[generator]
fn numbers() -> Box<dyn Iterator> {
    yield_!(1);
}

fn main() {}
