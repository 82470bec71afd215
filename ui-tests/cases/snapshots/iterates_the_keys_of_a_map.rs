use std::collections::BTreeMap;

use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Keys)]
#[derive(Serialize, Deserialize)]
fn keys(map: BTreeMap<u64, String>) -> impl Iterator<Item = u64> {
    for key in map.keys() {
        yield_!(*key);
    }
}

fn main() {}
