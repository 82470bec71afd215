use genfn::prelude::*;

struct Parser;

impl Parser {
    fn finish(self) -> usize {
        1
    }
}

#[generator]
fn lengths(whole: bool) -> impl Iterator<Item = usize> {
    let parser = Parser;
    if whole {
        yield_!(1);
    } else {
        let n = parser.finish();
        yield_!(n);
    }
}

fn main() {}
