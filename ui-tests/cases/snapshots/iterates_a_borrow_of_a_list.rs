use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Doubled)]
#[derive(Serialize, Deserialize)]
fn doubled(ids: Vec<u64>) -> impl Iterator<Item = u64> {
    for id in &ids {
        yield_!(id * 2);
    }
}

fn main() {}
