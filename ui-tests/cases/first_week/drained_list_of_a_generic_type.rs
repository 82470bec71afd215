use genfn::prelude::*;

#[generator]
fn drained<K>(mut list: Vec<K>) -> impl Iterator<Item = K> {
    for item in list.drain(..) {
        yield_!(item);
    }
}

fn main() {}
