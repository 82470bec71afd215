use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Down)]
#[derive(Serialize, Deserialize)]
fn down(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(down(n - 1));
    }
}

fn main() {
    down(1).count();
}
