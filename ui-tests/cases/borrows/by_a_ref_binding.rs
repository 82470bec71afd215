use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = Some(String::from("a b"));
    if let Some(ref text) = text {
        yield_!(text.len());
        yield_!(text.len());
    }
    drop(text);
}

fn main() {}
