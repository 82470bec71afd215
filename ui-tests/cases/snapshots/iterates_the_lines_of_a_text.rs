use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Lengths)]
#[derive(Serialize, Deserialize)]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    for line in text.lines() {
        yield_!(line.len());
    }
}

fn main() {}
