use genfn::prelude::*;

#[generator]
fn numbers(few: bool) -> impl Iterator<Item = u32> {
    if few {
        return vec![1, 2].into_iter();
    }
    yield_!(3);
}

fn main() {}
