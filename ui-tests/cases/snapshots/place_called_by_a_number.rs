use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Count)]
#[derive(Serialize, Deserialize)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!('s2: { n });
    yield_!(n + 1);
}

fn main() {}
