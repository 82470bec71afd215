use genfn::prelude::*;

struct Parser;

impl Parser {
    fn unwrap(self) -> usize {
        1
    }
}

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let parser = Parser;
    let n = parser.unwrap();
    yield_!(n);
}

fn main() {}
