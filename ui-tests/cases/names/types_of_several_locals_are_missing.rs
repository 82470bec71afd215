use genfn::prelude::*;

struct Node<'t> {
    name: &'t str,
    sizes: Vec<u32>,
}

fn nodes(text: &str) -> Vec<Node<'_>> {
    vec![Node { name: text, sizes: vec![1] }]
}

#[generator(type = Sizes)]
fn sizes(text: &str) -> impl Iterator<Item = (&str, u32)> {
    let nodes = nodes(text);
    for node in nodes {
        let Node { name, sizes } = node;
        let most = sizes.iter().copied().max();
        for size in sizes {
            if Some(size) < most {
                yield_!((name, size));
            }
        }
    }
}

fn main() {
    sizes("a").count();
}
// genfn::errors: a type that has to be written
