use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Scaled)]
#[derive(Serialize, Deserialize)]
fn scaled(by: u32) -> impl Iterator<Item = u32> {
    let scale = |n: u32| n * by;
    yield_!(scale(1));
    yield_!(scale(2));
}

fn main() {}
