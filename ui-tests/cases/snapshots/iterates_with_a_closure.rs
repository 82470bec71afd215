use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Scaled)]
#[derive(Serialize, Deserialize)]
fn scaled(by: u32) -> impl Iterator<Item = u32> {
    for n in (0..3u32).map(|n| n + 1) {
        yield_!(n * by);
    }
}

fn main() {}
