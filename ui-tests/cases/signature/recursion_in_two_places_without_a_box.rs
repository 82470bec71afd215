use genfn::prelude::*;

struct Tree {
    left: Option<Box<Tree>>,
    value: u32,
    right: Option<Box<Tree>>,
}

#[generator(primed)]
fn walk(tree: &Tree) -> impl Generator<Yield = u32, Send = u32> {
    if let Some(left) = &tree.left {
        yield_from!(walk(left));
    }
    yield_!(tree.value);
    if let Some(right) = &tree.right {
        yield_from!(walk(right));
    }
}

fn main() {}

// genfn::errors: a recursion without a box
