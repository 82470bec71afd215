use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator]
#[derive(Serialize, Deserialize)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {}
