use genfn::prelude::*;

#[generator]
fn numbers(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    let each = |x| yield_from!([x]);
    each(xs.len() as u32);
}

fn main() {}
