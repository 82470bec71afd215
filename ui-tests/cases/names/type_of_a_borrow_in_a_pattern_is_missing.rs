use genfn::prelude::*;

struct Tree<T> {
    left: Option<Box<Tree<T>>>,
    value: T,
    right: Option<Box<Tree<T>>>,
}

#[generator(type = IterMut)]
fn iter_mut<T>(tree: &mut Tree<T>) -> impl Iterator<Item = &mut T> {
    let Tree { left, value, right } = tree;
    if let Some(left) = left {
        yield_from!(Box::new(iter_mut(left)));
    }
    yield_!(value);
    if let Some(right) = right {
        yield_from!(Box::new(iter_mut(right)));
    }
}

fn main() {}
// genfn::errors: a type that has to be written
