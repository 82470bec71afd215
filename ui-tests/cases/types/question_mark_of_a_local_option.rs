use genfn::prelude::*;

struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

#[generator]
fn values(head: &Node) -> impl Iterator<Item = Result<u32, String>> {
    let mut node = head;
    loop {
        yield_!(Ok(node.value));
        let next = node.next.as_deref();
        node = next?;
    }
}

fn main() {}

// genfn::errors: a question mark on an option
