use genfn::prelude::*;

struct Wrap<T>(T);
fn wrap<T>(t: T) -> Wrap<T> { Wrap(t) }
#[generator(type = Items)]
fn items<T>(list: &[T]) -> impl Iterator<Item = &T> {
    for item in list {
        let w = wrap(item);
        yield_!(w.0);
        yield_!(w.0);
    }
}

fn main() {}

// genfn::errors: a type that has to be written
