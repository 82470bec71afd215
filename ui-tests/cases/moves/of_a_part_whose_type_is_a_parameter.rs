use genfn::prelude::*;

struct Pair<T> {
    a: T,
    b: T,
}

fn pair<T: Default>() -> Pair<T> {
    Pair { a: T::default(), b: T::default() }
}

#[generator]
fn parts<T: Default>() -> impl Iterator<Item = T> {
    let pair = pair::<T>();
    yield_!(pair.a);
    drop(pair.b);
}

fn main() {}
// genfn::errors: a value moved before a yield
