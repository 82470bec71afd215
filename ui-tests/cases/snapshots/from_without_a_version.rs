use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Count, version = "2", from = count_v1)]
#[derive(Serialize, Deserialize)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn count_v1(n: u32) -> Result<CountSnapshot, String> {
    Ok(CountSnapshot::created { n })
}

fn main() {}
