use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Paired)]
#[derive(Serialize, Deserialize)]
fn paired(a: Vec<u32>, b: Vec<u32>) -> impl Iterator<Item = u32> {
    for (x, y) in a.into_iter().zip(b) {
        yield_!(x * y);
    }
}

fn main() {}
