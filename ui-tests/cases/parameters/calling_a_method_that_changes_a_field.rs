use genfn::prelude::*;

struct Words {
    n: usize,
    list: Vec<String>,
}

#[generator]
fn words(words: Words) -> impl Iterator<Item = usize> {
    yield_!(words.n);
    words.list.push(String::new());
    yield_!(words.list.len());
}

fn main() {}
