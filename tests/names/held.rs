//! A struct that holds generators.

use genfn::prelude::*;

use crate::delegates::{Inner, Tree, Walk, inner, tree, walk};

/// Two with a name, and a list of one expression's.
#[derive(Clone)]
struct Cursor<'t, G> {
    nodes: Walk<'t, u32>,
    talk: Inner,
    rows: Vec<G>,
}

#[test]
fn a_struct_of_generators_is_clone() {
    let tree: Box<Tree<u32>> = tree(0..3).unwrap();
    let row = |from: u32| {
        gen_!({
            for n in from..from + 2 {
                yield_!(n);
            }
        })
    };
    let mut cursor = Cursor { nodes: walk(&tree), talk: inner(2), rows: vec![row(1), row(10)] };
    assert_eq!(cursor.nodes.next(), Some(&0));
    assert_eq!(cursor.rows[1].next(), Some(10));
    assert_eq!(next(&mut cursor.talk), Ok(0));
    let mut copy = cursor.clone();
    assert_eq!(copy.rows.iter_mut().flatten().collect::<Vec<_>>(), [1, 2, 11]);
    assert!(cursor.nodes.copied().eq([1, 2]) && copy.nodes.copied().eq([1, 2]));
    assert_eq!(copy.talk.send(Some(5)), Ok(1));
    assert_eq!(cursor.rows[0].next(), Some(1));
}

/// A named one in an enum and a map.
enum Source<'t> {
    Walk(Walk<'t, u32>),
    Done,
}

#[test]
fn in_an_enum() {
    let tree = tree(0..2).unwrap();
    let mut source = Source::Walk(walk(&tree));
    let mut seen = Vec::new();
    while let Source::Walk(walk) = &mut source {
        match walk.next() {
            Some(n) => seen.push(*n),
            None => source = Source::Done,
        }
    }
    assert_eq!(seen, [0, 1]);
}
