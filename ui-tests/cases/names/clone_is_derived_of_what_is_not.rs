use genfn::prelude::*;

#[generator(type = Numbers)]
#[derive(Clone)]
fn numbers(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list {
        yield_!(*x);
    }
}

fn main() {
    numbers(&mut vec![1]).count();
}
