use genfn::prelude::*;

#[generator]
fn lengths(short: bool) -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    let word = str::trim(&text);
    if short {
        yield_!(1);
    } else {
        yield_!(2);
    }
    yield_!(word.len());
}

fn main() {}
