use genfn::prelude::*;

struct Tree(Vec<u32>);

impl Tree {
    fn height(&self) -> usize {
        self.0.len()
    }
}

#[generator]
fn levels(tree: Tree) -> impl Iterator<Item = usize> {
    for i in 0..tree.hieght() {
        yield_!(i);
    }
}

fn main() {}
