use genfn::prelude::*;
use serde::{Deserialize, Serialize};

use std::time::Instant;

#[generator(type = Waits)]
#[derive(Serialize, Deserialize)]
fn waits() -> impl Iterator<Item = u64> {
    let begun: Instant = Instant::now();
    yield_!(1);
    yield_!(begun.elapsed().as_secs());
}

fn main() {}
