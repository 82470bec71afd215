use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Inner)]
fn inner() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator(type = Outer)]
#[derive(Serialize, Deserialize)]
fn outer() -> impl Iterator<Item = u32> {
    let inner: Inner = inner();
    yield_from!(inner);
}

fn main() {}
