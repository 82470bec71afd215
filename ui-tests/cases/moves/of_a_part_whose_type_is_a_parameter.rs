use genfn::prelude::*;

#[derive(Clone)]
struct Pair<T> {
    a: T,
    b: T,
}

fn pair<T: Default>() -> Pair<T> {
    Pair { a: T::default(), b: T::default() }
}

#[generator]
fn parts<T: Default + Clone>() -> impl Iterator<Item = T> + Clone {
    let pair = pair::<T>();
    yield_!(pair.a);
    drop(pair.b);
}

fn main() {}
// genfn::errors: a value moved before a yield
