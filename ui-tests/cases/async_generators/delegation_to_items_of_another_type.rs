use genfn::prelude::*;

#[generator]
fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

#[generator]
fn texts() -> impl Stream<Item = String> {
    yield_from!(numbers());
}

fn main() {}
