use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let mut text = String::from("a b");
    let more = &mut text;
    more.push('c');
    yield_!(more.len());
    more.push('d');
}

fn main() {}
