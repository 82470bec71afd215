use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Doubled)]
#[derive(Serialize, Deserialize)]
fn doubled(items: &[u32]) -> impl Iterator<Item = u32> {
    for item in items {
        yield_!(item * 2);
    }
}

fn main() {}
