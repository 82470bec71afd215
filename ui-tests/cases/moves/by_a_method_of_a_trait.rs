use genfn::prelude::*;

struct Parser;

trait Finish {
    fn finish(self) -> usize;
}

impl Finish for Parser {
    fn finish(self) -> usize {
        1
    }
}

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let parser = Parser;
    let n = parser.finish();
    yield_!(n);
}

fn main() {}

// genfn::errors: a value moved before a yield
