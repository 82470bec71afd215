use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Count)]
#[derive(Serialize, Deserialize)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!('counted: { n });
    yield_!('counted: { n + 1 });
}

fn main() {}
