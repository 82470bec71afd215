use genfn::prelude::*;

struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {}
}

#[generator]
fn guards() -> impl Iterator<Item = u32> {
    let guard = Guard;
    yield_!(0);
    guard = Guard;
    yield_!(1);
    drop(guard);
}

fn main() {}
