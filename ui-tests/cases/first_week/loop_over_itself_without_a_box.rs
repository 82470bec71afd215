use genfn::prelude::*;

struct Node {
    v: u32,
    kids: Vec<Node>,
}
#[generator]
fn walk(n: &Node) -> impl Iterator<Item = u32> {
    yield_!(n.v);
    for k in &n.kids {
        for v in walk(k) {
            yield_!(v);
        }
    }
}

fn main() {}
