use genfn::prelude::*;

#[generator]
fn letters(text: String) -> impl Iterator<Item = char> {
    for c in &text {
        yield_!(c);
    }
}

fn main() {}
