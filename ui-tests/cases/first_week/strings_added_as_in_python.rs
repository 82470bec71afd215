use genfn::prelude::*;

#[generator]
fn greet(names: Vec<String>) -> impl Iterator<Item = String> {
    for name in names {
        yield_!("hello " + name);
    }
}

fn main() {}
