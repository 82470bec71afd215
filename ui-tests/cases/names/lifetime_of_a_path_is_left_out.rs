use genfn::prelude::*;

struct Words<'t>(&'t [String]);

#[generator(type = Each)]
fn each(words: Words) -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(words.0.len() as u32);
}

fn main() {
    each(Words(&[])).count();
}
