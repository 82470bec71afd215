use genfn::prelude::*;

struct Tree {
    left: Option<Box<Tree>>,
    value: u32,
    right: Option<Box<Tree>>,
}

#[generator]
fn walk(tree: &Tree) -> impl Iterator<Item = u32> + Sync {
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
