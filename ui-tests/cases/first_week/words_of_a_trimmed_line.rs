use genfn::prelude::*;

#[generator]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    let line = text.trim();
    for word in line.split(' ') {
        yield_!(word.len());
    }
}

fn main() {}
