//! `IntoIterator` for a collection of one's own, without a box for the iterator.

use genfn::prelude::*;

/// A tree, in order.
#[derive(Debug, Default)]
pub(crate) struct Tree<T> {
    root: Option<Box<Node<T>>>,
}

#[derive(Debug)]
struct Node<T> {
    left: Tree<T>,
    value: T,
    right: Tree<T>,
}

impl<T: Ord> FromIterator<T> for Tree<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut tree = Tree { root: None };
        items.into_iter().for_each(|item| tree.insert(item));
        tree
    }
}

impl<T: Ord> Tree<T> {
    fn insert(&mut self, value: T) {
        match &mut self.root {
            Some(node) if value < node.value => node.left.insert(value),
            Some(node) => node.right.insert(value),
            None => self.root = Some(Box::new(Node { left: Tree { root: None }, value, right: Tree { root: None } })),
        }
    }
}

#[generator(type = Iter)]
#[derive(Clone, Debug)]
pub(crate) fn iter<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
    if let Some(node) = &tree.root {
        let node: &Node<T> = node;
        yield_from!(Box::new(iter(&node.left)));
        yield_!(&node.value);
        yield_from!(Box::new(iter(&node.right)));
    }
}

#[generator(type = IterMut, value: &'t mut T, right: &'t mut Tree<T>)]
#[derive(Debug)]
pub(crate) fn iter_mut<'t, T>(tree: &'t mut Tree<T>) -> impl Iterator<Item = &'t mut T> {
    if let Some(node) = &mut tree.root {
        let Node { left, value, right } = &mut **node;
        yield_from!(Box::new(iter_mut(left)));
        yield_!(value);
        yield_from!(Box::new(iter_mut(right)));
    }
}

#[generator(type = IntoIter, value: T, right: Tree<T>)]
#[derive(Debug)]
pub(crate) fn into_iter<T>(tree: Tree<T>) -> impl Iterator<Item = T> {
    if let Some(node) = tree.root {
        let Node { left, value, right } = *node;
        yield_from!(Box::new(into_iter(left)));
        yield_!(value);
        yield_from!(Box::new(into_iter(right)));
    }
}

impl<'a, T> IntoIterator for &'a Tree<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        iter(self)
    }
}

impl<'a, T> IntoIterator for &'a mut Tree<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        iter_mut(self)
    }
}

impl<T> IntoIterator for Tree<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        into_iter(self)
    }
}

#[test]
fn by_value_by_reference_and_by_exclusive_reference() {
    let mut tree: Tree<String> = ["b", "c", "a", "d"].into_iter().map(str::to_owned).collect();
    for word in &mut tree {
        word.push('!');
    }
    let mut seen = Vec::new();
    for word in &tree {
        seen.push(word.as_str());
    }
    assert_eq!(seen, ["a!", "b!", "c!", "d!"]);
    let mut owned = tree.into_iter();
    assert_eq!(owned.next().as_deref(), Some("a!"));
    assert_eq!(owned.collect::<Vec<String>>(), ["b!", "c!", "d!"]);
}
