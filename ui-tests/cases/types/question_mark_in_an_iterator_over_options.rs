use genfn::prelude::*;

#[generator]
fn digits(text: &str) -> impl Iterator<Item = Option<u32>> {
    for c in text.chars() {
        yield_!(Some(c.to_digit(10)?));
    }
}

fn main() {}
