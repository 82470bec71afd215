use genfn::prelude::*;

fn lines() -> std::collections::LinkedList<String> {
    Default::default()
}

#[generator(type = Lines)]
fn read() -> impl Iterator<Item = String> {
    for line in lines() {
        yield_!(line);
    }
}

fn main() {
    read().count();
}
