use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Pairs)]
#[derive(Serialize, Deserialize)]
fn pairs(numbers: Vec<u32>) -> impl Iterator<Item = (u32, u32)> {
    let mut numbers = numbers.into_iter();
    while let Some(first) = numbers.next() {
        yield_!((first, numbers.next().unwrap_or(0)));
    }
}

fn main() {}
