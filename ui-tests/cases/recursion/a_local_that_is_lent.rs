use genfn::prelude::*;

struct Node {
    name: String,
    children: Vec<Node>,
}

#[generator]
fn paths(node: &Node, so_far: &str) -> impl Iterator<Item = String> {
    let path = format!("{so_far}/{}", node.name);
    for child in &node.children {
        yield_from!(paths(child, &path));
    }
    yield_!(path);
}

fn main() {}
