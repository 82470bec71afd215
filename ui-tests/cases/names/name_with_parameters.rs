use genfn::prelude::*;

#[generator(type = Items<T>)]
fn items<T>(items: Vec<T>) -> impl Iterator<Item = T> {
    for item in items {
        yield_!(item);
    }
}

fn main() {}
