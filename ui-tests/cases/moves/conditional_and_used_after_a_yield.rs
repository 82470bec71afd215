use genfn::prelude::*;

#[generator]
fn lengths(gone: bool) -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    if gone {
        drop(text);
    }
    yield_!(1);
    yield_!(text.len());
}

fn main() {}
