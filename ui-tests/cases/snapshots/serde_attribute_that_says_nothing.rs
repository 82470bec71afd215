use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Count)]
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn main() {}
