use genfn::prelude::*;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

#[generator(type = Pairs)]
#[derive(Serialize, Deserialize)]
fn pairs(mut range: RangeInclusive<u32>) -> impl Iterator<Item = (u32, u32)> {
    while let (Some(a), Some(b)) = (range.next(), range.next()) {
        yield_!((a, b));
    }
}

fn main() {}
