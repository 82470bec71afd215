use genfn::prelude::*;

struct Pair<T> {
    a: T,
    b: T,
}

struct Outer<T> {
    pair: Pair<T>,
}

#[generator(type = IterMut)]
fn iter_mut<T>(outer: &mut Outer<T>) -> impl Iterator<Item = &mut T> {
    yield_!(&mut outer.pair.a);
    yield_!(&mut outer.pair.b);
}

fn main() {}
// genfn::errors: a type that has to be written
