use genfn::prelude::*;

#[derive(Clone)]
struct Name(String);

#[derive(Clone)]
struct Pair {
    a: Name,
    b: String,
}

fn make() -> Pair {
    Pair { a: Name(String::new()), b: String::new() }
}

#[generator]
fn lengths() -> impl Iterator<Item = usize> + Clone {
    let pair = make();
    let Pair { a, .. } = pair;
    yield_!(a.0.len());
    yield_!(1);
}

fn main() {}
