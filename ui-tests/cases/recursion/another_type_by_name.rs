use genfn::prelude::*;

#[generator]
fn named<T: Default + ToString>(depth: u32) -> impl Iterator<Item = String> {
    yield_!(T::default().to_string());
    if depth < 3 {
        yield_from!(named::<u8>(depth + 1));
    }
}

fn main() {}

// genfn::errors: a recursion without a box
