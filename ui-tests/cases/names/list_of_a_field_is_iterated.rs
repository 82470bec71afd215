use genfn::prelude::*;

struct Tree {
    value: u32,
    kids: Vec<Tree>,
}

#[generator(type = Walk)]
fn walk(tree: &Tree) -> impl Iterator<Item = u32> {
    yield_!(tree.value);
    for kid in &tree.kids {
        yield_from!(walk(kid));
    }
}

fn main() {
    walk(&Tree { value: 1, kids: Vec::new() }).count();
}
// genfn::errors: a type that has to be written
