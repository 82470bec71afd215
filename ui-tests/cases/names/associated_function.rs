use genfn::prelude::*;

struct List(Vec<u32>);

impl List {
    #[generator(type = Items)]
    fn items(list: &List) -> impl Iterator<Item = u32> {
        for x in &list.0 {
            yield_!(*x);
        }
    }
}

fn main() {
    List::items(&List(vec![1])).count();
}
