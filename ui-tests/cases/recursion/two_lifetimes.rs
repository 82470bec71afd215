use genfn::prelude::*;

#[generator]
fn words(rest: &[String], last: &str) -> impl Iterator<Item = usize> {
    yield_!(last.len());
    if let [first, rest @ ..] = rest {
        yield_from!(words(rest, first));
    }
}

fn main() {}

// genfn::errors: a recursion without a box
