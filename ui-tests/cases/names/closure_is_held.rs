use genfn::prelude::*;

#[generator(type = Mapped)]
fn mapped(list: Vec<u32>, by: u32) -> impl Iterator<Item = u32> {
    let scale = |n: u32| n * by;
    for x in list {
        yield_!(scale(x));
    }
}

fn main() {
    mapped(vec![1], 2).count();
}
// genfn::errors: a type that has to be written
