use genfn::prelude::*;

fn eat(_: String) -> usize {
    1
}
#[generator]
fn numbers(name: String) -> impl Iterator<Item = usize> {
    for _ in 0..3 {
        yield_!(eat(name));
    }
}

fn main() {}
