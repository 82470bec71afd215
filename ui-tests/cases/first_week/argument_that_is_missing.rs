use genfn::prelude::*;

fn area(w: u32, h: u32) -> u32 {
    w * h
}

#[generator]
fn areas(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(area(i));
    }
}

fn main() {}
