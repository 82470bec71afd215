use genfn::prelude::*;

#[generator]
fn words() -> impl Iterator<Item = &'static str> {
    let text = String::from("a b");
    yield_!(text.as_str());
}

fn main() {}
