use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = Some(String::from("a b"));
    match &text {
        Some(text) => {
            yield_!(text.len());
            yield_!(text.len());
        }
        None => {}
    }
}

fn main() {}
