use genfn::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = String::from("a b");
    yield_from!(text.split(' ').map(str::len));
}

fn main() {}
