use genfn::prelude::*;

struct Parser(Vec<usize>);

impl Parser {
    fn into_len(self) -> usize {
        1
    }
}

impl std::ops::Deref for Parser {
    type Target = Vec<usize>;

    fn deref(&self) -> &Vec<usize> {
        &self.0
    }
}

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let parser = Parser(Vec::new());
    let n = parser.into_len();
    yield_!(n);
}

fn main() {}
