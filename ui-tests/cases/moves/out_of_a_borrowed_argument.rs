use genfn::prelude::*;

#[generator]
fn texts(text: &String) -> impl Iterator<Item = String> {
    yield_!(*text);
}

fn main() {}
