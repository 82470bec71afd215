//! Methods, named by `Self::`.

use super::harness::{Loud, same_items};
use genfn::prelude::*;
use std::rc::Rc;

pub(crate) struct Node<T> {
    name: T,
    children: Vec<Node<T>>,
}

mod flat {
    use super::*;
    impl<T: Clone + std::fmt::Display> Node<T> {
        #[genfn::generator]
        pub(crate) fn flat(&self, depth: usize) -> impl Iterator<Item = (usize, T)> {
            let _loud = Loud::new(self.name.to_string());
            yield_!((depth, self.name.clone()));
            for child in &self.children {
                yield_from!(Self::flat(child, depth + 1));
            }
        }

        #[genfn::generator]
        pub(crate) fn flat_values(self: Rc<Self>, seen: &mut Vec<String>) -> impl Iterator<Item = T> {
            seen.push(self.name.to_string());
            yield_!(self.name.clone());
            if seen.len() < 3 {
                yield_from!(Self::flat_values(self.clone(), seen));
            }
        }

        #[genfn::generator]
        pub(crate) fn into_flat(self) -> impl Iterator<Item = T> {
            yield_!(self.name);
            for child in self.children {
                yield_from!(Self::into_flat(child));
            }
        }

        #[genfn::generator]
        pub(crate) fn flat_of(name: T, count: usize) -> impl Iterator<Item = Self> {
            if count > 0 {
                yield_from!(Self::flat_of(name.clone(), count - 1));
                yield_!(Node { name, children: Vec::new() });
            }
        }
    }
}

mod boxed {
    use super::*;
    impl<T: Clone + std::fmt::Display> Node<T> {
        #[genfn::generator]
        pub(crate) fn boxed(&self, depth: usize) -> Box<dyn Iterator<Item = (usize, T)> + '_> {
            let _loud = Loud::new(self.name.to_string());
            yield_!((depth, self.name.clone()));
            for child in &self.children {
                yield_from!(Self::boxed(child, depth + 1));
            }
        }
    }
}

fn tree() -> Node<&'static str> {
    let leaf = |name| Node { name, children: vec![] };
    let inner = |name, children| Node { name, children };
    inner("a", vec![leaf("b"), inner("c", vec![leaf("d"), leaf("e")]), leaf("f")])
}

#[test]
fn by_reference() {
    let tree = tree();
    same_items(|| tree.flat(0), || tree.boxed(0));
}

#[test]
fn by_other_receivers() {
    let mut seen = Vec::new();
    assert_eq!(Rc::new(tree()).flat_values(&mut seen).collect::<String>(), "aaa");
    assert_eq!(seen, ["a", "a", "a"]);
    assert_eq!(tree().into_flat().collect::<String>(), "abcdef");
    assert_eq!(Node::flat_of(7, 3).map(|node| node.name).collect::<Vec<_>>(), [7, 7, 7]);
}

trait Walk {
    fn children(&self) -> &[Self]
    where
        Self: Sized;
    fn depth(&self) -> u32;

    /// A provided one calls what its type has: that is itself, or nobody comes here.
    #[genfn::generator]
    fn all(&self) -> impl Iterator<Item = u32>
    where
        Self: Sized,
    {
        yield_!(self.depth());
        for child in self.children() {
            yield_from!(Self::all(child));
        }
    }

    fn some(&self) -> impl Iterator<Item = u32>;
}

struct Leaf(u32, Vec<Leaf>);

impl Walk for Leaf {
    fn children(&self) -> &[Self] {
        &self.1
    }
    fn depth(&self) -> u32 {
        self.0
    }
    #[genfn::generator]
    fn some(&self) -> impl Iterator<Item = u32> {
        for child in &self.1 {
            yield_from!(Self::some(child));
        }
        yield_!(self.0);
    }
}

#[test]
fn of_a_trait() {
    let leaf = Leaf(1, vec![Leaf(2, vec![Leaf(3, vec![])]), Leaf(4, vec![])]);
    assert_eq!(leaf.all().collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(leaf.some().collect::<Vec<_>>(), [3, 2, 4, 1]);
}
