use genfn::prelude::*;

struct Bag {
    items: Vec<u32>,
}

impl Bag {
    #[generator]
    fn all() -> impl Iterator<Item = u32> {
        for item in &self.items {
            yield_!(*item);
        }
    }
}

fn main() {}
