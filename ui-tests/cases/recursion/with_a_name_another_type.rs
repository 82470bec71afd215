use genfn::prelude::*;

#[generator(type = Nested)]
fn nested<T: Clone>(value: T, depth: u32) -> impl Iterator<Item = u32> {
    yield_!(depth);
    if depth > 0 {
        yield_from!(nested((value.clone(), value), depth - 1));
    }
}

fn main() {}

// genfn::errors: a recursion without a box
