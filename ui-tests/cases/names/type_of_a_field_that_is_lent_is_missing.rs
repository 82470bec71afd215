use genfn::prelude::*;

struct Pair<T> {
    a: T,
    b: T,
}

#[generator(type = IterMut)]
fn iter_mut<T>(pair: &mut Pair<T>) -> impl Iterator<Item = &mut T> {
    yield_!(&mut pair.a);
    yield_!(&mut pair.b);
}

fn main() {}
// genfn::errors: a type that has to be written
