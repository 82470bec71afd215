use genfn::prelude::*;

struct Point {
    x: u32,
    y: u32,
}

#[generator]
fn coordinates(point: Point) -> impl Iterator<Item = u32> {
    yield_!(point.x);
    yield_!(point.z);
}

fn main() {}
