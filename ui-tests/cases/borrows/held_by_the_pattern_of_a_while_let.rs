use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let mut texts = vec![String::from("a b")];
    while let Some(text) = texts.last_mut() {
        yield_!(text.len());
        text.clear();
        texts.pop();
    }
}

fn main() {}
