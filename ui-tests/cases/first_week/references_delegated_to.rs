use genfn::prelude::*;

#[generator]
fn all(lists: &[Vec<String>]) -> impl Iterator<Item = String> {
    for list in lists {
        yield_from!(list);
    }
}

fn main() {}
