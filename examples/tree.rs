//! The in-order walk of a binary tree, after the examples of PEP 255: recursive, with `yield from` (PEP 380), and with a
//! stack of its own.

use genfn::prelude::*;

// A binary tree class.
struct Tree<T> {
    label: T,
    left: Option<Box<Tree<T>>>,
    right: Option<Box<Tree<T>>>,
}

// Create a Tree from a list.
fn tree<T: Clone>(list: &[T]) -> Option<Box<Tree<T>>> {
    if list.is_empty() {
        return None;
    }
    let i = list.len() / 2;
    Some(Box::new(Tree { label: list[i].clone(), left: tree(&list[..i]), right: tree(&list[i + 1..]) }))
}

// A recursive generator that generates Tree labels in in-order. It holds another one of its own kind, so that has to be
// behind a box, as a struct that holds itself.
#[generator]
fn inorder<T>(t: Option<&Tree<T>>) -> BoxGenerator<'_, &T> {
    if let Some(t) = t {
        for x in inorder(t.left.as_deref()) {
            yield_!(x);
        }
        yield_!(&t.label);
        for x in inorder(t.right.as_deref()) {
            yield_!(x);
        }
    }
}

// The same, delegating. It returns something too: how deep the tree is.
#[generator]
fn inorder_and_depth<T>(t: Option<&Tree<T>>) -> BoxGenerator<'_, &T, (), usize> {
    let Some(t) = t else { return 0 };
    let left = yield_from!(inorder_and_depth(t.left.as_deref()));
    yield_!(&t.label);
    let right = yield_from!(inorder_and_depth(t.right.as_deref()));
    1 + left.max(right)
}

// A tree that is a chain of left children. Building and dropping it takes no recursion either.
fn chain(depth: u32) -> Option<Box<Tree<u32>>> {
    (0..depth).rev().fold(None, |left, label| Some(Box::new(Tree { label, left, right: None })))
}

impl<T> Drop for Tree<T> {
    fn drop(&mut self) {
        let mut trees: Vec<_> = self.left.take().into_iter().chain(self.right.take()).collect();
        while let Some(mut tree) = trees.pop() {
            trees.extend(tree.left.take().into_iter().chain(tree.right.take()));
        }
    }
}

// A non-recursive generator: nothing is boxed.
#[generator]
fn inorder_by_stack<T>(mut node: Option<&Tree<T>>) -> impl Iterator<Item = &T> {
    let mut stack = Vec::new();
    loop {
        while let Some(t) = node {
            stack.push(t);
            node = t.left.as_deref();
        }
        let Some(t) = stack.pop() else { return };
        yield_!(&t.label);
        node = t.right.as_deref();
    }
}

fn print<'a>(labels: impl Iterator<Item = &'a char>) {
    let labels: Vec<_> = labels.map(char::to_string).collect();
    println!("{}", labels.join(" "));
}

// Show it off: create a tree.
fn main() {
    let alphabet: Vec<char> = ('A'..='Z').collect();
    let t = tree(&alphabet);
    let t = t.as_deref();

    // Print the nodes of the tree in in-order.
    print(inorder(t));
    print(inorder_by_stack(t));

    print(inorder_and_depth(t));

    // What it returns is the value of the `StopIteration`.
    let mut walk = inorder_and_depth(t);
    let depth = loop {
        match next(&mut walk) {
            Ok(_) => {}
            Err(StopIteration { value }) => break value,
        }
    };
    println!("depth {}", depth.expect("it returned just now"));

    // `yield_from!` takes an item up in one step, from whatever depth: here it is a million. The innermost comes first.
    let t = chain(1_000_000);
    let mut walk = inorder_and_depth(t.as_deref());
    println!("{:?} {:?}", walk.next(), walk.next());
    println!("and {} more", walk.count());
}
