use genfn::prelude::*;

#[generator]
fn lines(path: &str) -> impl Iterator<Item = &str> {
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines() {
        yield_!(line);
    }
}

#[generator]
fn numbers<'a>(numbers: Vec<u32>) -> impl Generator<Yield = &'a u32> {
    for number in &numbers {
        yield_!(number);
    }
}

fn main() {}

// genfn::errors: a borrow across a yield
