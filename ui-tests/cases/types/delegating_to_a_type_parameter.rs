use genfn::prelude::*;

#[generator]
fn all<T>(items: T) -> impl Iterator<Item = u32> {
    yield_from!(items);
}

fn main() {}
