use genfn::prelude::*;

#[generator]
fn lengths(texts: &mut Vec<String>) -> impl Iterator<Item = usize> {
    for text in texts.iter_mut() {
        yield_!(text.len());
        texts.clear();
    }
}

fn main() {}
