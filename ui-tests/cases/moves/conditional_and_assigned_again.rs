use genfn::prelude::*;

#[generator]
fn lengths(gone: bool) -> impl Iterator<Item = usize> {
    let mut text = String::from("a b");
    if gone {
        drop(text);
    }
    yield_!(1);
    match gone {
        _ => text = String::from("c"),
    }
    yield_!(text.len());
}

fn main() {}
