use genfn::prelude::*;

struct Bag {
    items: Vec<u32>,
}

#[generator]
fn items(bag: &Bag) -> impl Iterator<Item = u32> {
    for item in &self.items {
        yield_!(*item);
    }
}

fn main() {}
