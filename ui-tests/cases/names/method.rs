use genfn::prelude::*;

struct List(Vec<u32>);

impl List {
    #[generator(type = Items)]
    fn items(&self) -> impl Iterator<Item = u32> {
        for x in &self.0 {
            yield_!(*x);
        }
    }
}

fn main() {
    List(vec![1]).items().count();
}
