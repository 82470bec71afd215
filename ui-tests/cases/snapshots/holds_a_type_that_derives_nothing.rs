use genfn::prelude::*;
use serde::{Deserialize, Serialize};

struct Line {
    price: u32,
}

#[generator(type = Total)]
#[derive(Serialize, Deserialize)]
fn total(lines: Vec<Line>) -> impl Iterator<Item = u32> {
    let mut total = 0;
    for line in lines {
        total += line.price;
        yield_!(total);
    }
}

fn main() {}
