use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Greets)]
#[derive(Serialize, Deserialize)]
fn greets(names: Vec<String>) -> impl Iterator<Item = String> {
    let greeting = "hello";
    for name in names {
        yield_!(format!("{greeting}, {name}"));
    }
}

fn main() {}
