use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let texts = vec![String::from("a b")];
    for text in texts.iter() {
        yield_!(text.len());
    }
}

fn main() {}
