use genfn::prelude::*;
use serde::{Deserialize, Serialize};

#[generator(type = Count, check = is_sound)]
#[derive(Serialize, Deserialize)]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn is_sound(count: &Count) -> Result<(), String> {
    let _ = count;
    Ok(())
}

fn main() {}
