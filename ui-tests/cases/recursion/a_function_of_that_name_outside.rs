use genfn::prelude::*;

struct Node {
    children: Vec<Node>,
}

fn names(node: &Node) -> impl Iterator<Item = u32> {
    std::iter::repeat_n(1, node.children.len())
}

impl Node {
    #[generator]
    fn names(node: &Node) -> impl Iterator<Item = u32> {
        yield_!(0);
        yield_from!(names(node));
    }
}

fn main() {}
