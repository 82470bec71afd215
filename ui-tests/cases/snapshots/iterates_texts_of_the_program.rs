use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Words)]
#[derive(Serialize, Deserialize)]
fn words() -> impl Iterator<Item = String> {
    for (i, word) in ["might", "wit"].into_iter().enumerate() {
        yield_!(format!("{i} {word}"));
    }
}

fn main() {}
