use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let mut text = String::from("a b");
    let more = text.as_mut_str();
    more.make_ascii_uppercase();
    yield_!(more.len());
    more.make_ascii_lowercase();
}

fn main() {}
