use genfn::prelude::*;

#[generator(type = Mapped)]
fn mapped(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list.into_iter().map(|x| x + 1) {
        yield_!(x);
    }
}

fn main() {
    mapped(vec![1]).count();
}
