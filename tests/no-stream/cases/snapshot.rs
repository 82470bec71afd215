use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Count)]
#[derive(Serialize, Deserialize)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

fn main() {}
