use genfn::prelude::*;

struct Node {
    children: Vec<Node>,
}

#[generator]
fn walk<'n>(node: &'n Node, depth: usize) -> impl Generator<Yield = &'n Node, Return = usize> {
    let mut count = 1;
    yield_!(node);
    for child in &node.children {
        for node in walk(child, depth + 1).take(1) {
            yield_!(node);
            count += 1;
        }
    }
    count
}

fn main() {}

// genfn::errors: a recursion without a box
