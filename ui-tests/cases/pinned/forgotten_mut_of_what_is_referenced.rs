use genfn::prelude::*;

#[generator(pinned)]
fn popped(list: &Vec<u32>) -> impl Iterator<Item = u32> {
    while let Some(last) = list.pop() {
        yield_!(last);
    }
}

fn main() {}
