use genfn::prelude::*;

fn odd(from: Vec<u32>) -> Vec<u32> {
    from
}

#[generator(type = Odd)]
fn all(list: Vec<u32>) -> impl Iterator<Item = u32> {
    yield_from!(odd(list));
}

fn main() {
    all(vec![1]).count();
}
