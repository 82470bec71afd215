use genfn::prelude::*;

#[generator]
fn numbers(words: Vec<String>) -> impl Iterator<Item = String> {
    for line in words.lines() {
        yield_!(line.to_string());
    }
}

fn main() {}
