//! A collection of one's own, iterated by value, by reference and by exclusive reference. Each iterator is a generator whose type
//! has a name: so `IntoIterator` can say it, nothing is a `dyn`, and a struct can hold one.

use genfn::prelude::*;

/// A sorted set, as a binary tree.
#[derive(Clone, Debug, Default)]
pub struct Tree<T> {
    root: Option<Box<Node<T>>>,
}

#[derive(Clone, Debug)]
struct Node<T> {
    left: Tree<T>,
    value: T,
    right: Tree<T>,
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

impl<T: Ord> FromIterator<T> for Tree<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut tree = Tree { root: None };
        items.into_iter().for_each(|item| tree.insert(item));
        tree
    }
}

// It delegates to itself: so it holds a `Vec` of states, and nothing of its own type. What is behind a reference in `node` is not to be seen here; the one type that
// is needed is written.
#[generator(type = Iter)]
#[derive(Clone, Debug)]
pub fn iter<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
    if let Some(node) = &tree.root {
        let node: &Node<T> = node;
        yield_from!(iter(&node.left));
        yield_!(&node.value);
        yield_from!(iter(&node.right));
    }
}

// No `let` of their own declares `value` and `right`: their types stand in the attribute.
#[generator(type = IterMut, value: &'t mut T, right: &'t mut Tree<T>)]
#[derive(Debug)]
pub fn iter_mut<'t, T>(tree: &'t mut Tree<T>) -> impl Iterator<Item = &'t mut T> {
    if let Some(node) = &mut tree.root {
        let Node { left, value, right } = &mut **node;
        yield_from!(iter_mut(left));
        yield_!(value);
        yield_from!(iter_mut(right));
    }
}

#[generator(type = IntoIter, value: T, right: Tree<T>)]
#[derive(Clone, Debug)]
pub fn into_iter<T>(tree: Tree<T>) -> impl Iterator<Item = T> {
    if let Some(node) = tree.root {
        let Node { left, value, right } = *node;
        yield_from!(into_iter(left));
        yield_!(value);
        yield_from!(into_iter(right));
    }
}

impl<'t, T> IntoIterator for &'t Tree<T> {
    type Item = &'t T;
    type IntoIter = Iter<'t, T>;
    fn into_iter(self) -> Iter<'t, T> {
        iter(self)
    }
}

impl<'t, T> IntoIterator for &'t mut Tree<T> {
    type Item = &'t mut T;
    type IntoIter = IterMut<'t, T>;
    fn into_iter(self) -> IterMut<'t, T> {
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

// A struct holds where it is, and goes on from there.
struct Pages<'t> {
    words: Iter<'t, String>,
    number: usize,
}

impl Pages<'_> {
    fn print(&mut self) {
        self.number += 1;
        let words: Vec<&str> = self.words.by_ref().take(3).map(String::as_str).collect();
        println!("page {}: {}", self.number, words.join(" "));
    }
}

fn main() {
    let text = "the in order walk of a binary tree yields its labels sorted";
    let mut tree: Tree<String> = text.split(' ').map(str::to_owned).collect();

    for word in &mut tree {
        word.make_ascii_uppercase();
    }

    let mut pages = Pages { words: (&tree).into_iter(), number: 0 };
    pages.print();
    pages.print();
    println!("{} more", pages.words.clone().count());

    let mut longest = String::new();
    for word in tree {
        if word.len() > longest.len() {
            longest = word;
        }
    }
    println!("the longest: {longest}");
}
