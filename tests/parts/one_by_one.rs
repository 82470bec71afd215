//! Structs whose fields are moved one after the other, across yields: what is left is dropped in the order in which they are declared,
//! which is not that in which they are named.

use super::*;

#[derive(Debug)]
struct Tree<T> {
    _tag: D,
    right: Option<Box<Tree<T>>>,
    value: T,
    n: u32,
    left: Option<Box<Tree<T>>>,
    _last: D,
}

fn leaf(value: D) -> Option<Box<Tree<D>>> {
    Some(Box::new(Tree { _tag: D("leaf"), right: None, value, n: 1, left: None, _last: D("last of leaf") }))
}

fn tree() -> Tree<D> {
    Tree { _tag: D("tag"), right: leaf(D("right")), value: D("value"), n: 2, left: leaf(D("left")), _last: D("last") }
}

#[expect(clippy::boxed_local, reason = "it is a child of the node that the body has taken apart")]
fn value_of<T>(tree: Box<Tree<T>>) -> T {
    tree.value
}

fn branch() -> Box<Tree<D>> {
    Box::new(Tree { left: None, ..tree() })
}

faithful! {
    fn in_order(tree: Tree<D>) -> impl Iterator<Item = D> {
        let _after = D("after");
        if let Some(left) = tree.left {
            let _further_in = D("further in");
            yield_!(value_of(left));
        }
        let _between = D("between");
        yield_!(tree.value);
        if let Some(right) = tree.right {
            yield_!(value_of(right));
        }
        yield_!(D("end"));
    }
    with (tree()), (*branch());
}

faithful! {
    fn in_order_of_a_box<T: std::fmt::Debug>(tree: Box<Tree<T>>) -> impl Iterator<Item = T> {
        if let Some(left) = tree.left {
            yield_!(value_of(left));
        }
        yield_!(tree.value);
        if let Some(right) = tree.right {
            yield_!(value_of(right));
        }
    }
    with (Box::new(tree())), (branch());
}

faithful! {
    fn the_value_first(tree: Option<Box<Tree<D>>>) -> impl Iterator<Item = D> {
        let Some(tree) = tree else { return };
        let tree = *tree;
        yield_!(tree.value);
        let _between = D("between");
        yield_from!(tree.left.into_iter().map(|left| left.value));
        yield_from!(tree.right.into_iter().map(|right| right.value));
        yield_!(D("end"));
    }
    with (Some(Box::new(tree()))), (Some(branch())), (None);
}

faithful! {
    /// By matches, with code beside them that leaves.
    fn matched(tree: Box<Tree<D>>, leaves: bool) -> impl Iterator<Item = D> {
        match tree.right {
            Some(right) => yield_!(value_of(right)),
            None => yield_!(D("none")),
        }
        if leaves {
            return;
        }
        yield_!(tree._tag);
        match tree.left {
            None => {}
            Some(left) => {
                if left.n == 0 {
                    yield_!(D("never"));
                }
            }
        }
        yield_!(tree.value);
    }
    with (Box::new(tree()), false), (Box::new(tree()), true), (branch(), false);
}

faithful! {
    /// All of them are taken before the last one is yielded.
    fn children_first(root: Tree<D>) -> impl Iterator<Item = D> {
        let mut queue = VecDeque::new();
        queue.push_back(root);
        while let Some(tree) = queue.pop_front() {
            if let Some(left) = tree.left {
                queue.push_back(*left);
            }
            if let Some(right) = tree.right {
                queue.push_back(*right);
            }
            yield_!(tree.value);
        }
    }
    with (tree());
}

faithful! {
    fn by_a_stack(root: Tree<D>) -> impl Iterator<Item = D> {
        let mut stack = vec![root];
        while let Some(tree) = stack.pop() {
            yield_!(tree.value);
            for child in [tree.right, tree.left].into_iter().flatten() {
                stack.push(*child);
            }
        }
    }
    with (tree());
}

faithful! {
    fn by_a_stack_of_boxes(root: Option<Box<Tree<D>>>) -> impl Iterator<Item = D> {
        let mut stack = Vec::new();
        stack.extend(root);
        while let Some(tree) = stack.pop() {
            let tree = *tree;
            stack.extend(tree.right);
            stack.extend(tree.left);
            yield_!(tree.value);
        }
    }
    with (leaf(D("alone"))), (Some(branch()));
}

faithful! {
    /// What is copied is named among them.
    fn copies_among_them(tree: Tree<D>) -> impl Iterator<Item = D> {
        yield_!(tree._last);
        let n = tree.n;
        yield_!(D(if n == 2 { "two" } else { "another" }));
        yield_!(tree.value);
        drop(tree.left);
        yield_!(D("end"));
    }
    with (tree());
}

faithful! {
    /// A type with a destructor is not taken apart: what is named of it can only be copied.
    fn of_a_type_with_a_destructor(counts: Counts) -> impl Iterator<Item = u64> {
        let n = counts.n;
        yield_!(u64::from(n));
        let m = counts.m;
        yield_!(u64::from(m));
    }
    with (Counts { n: 1, m: 2, _d: D("d") });
}

#[derive(Debug)]
struct Counts {
    n: u32,
    m: u32,
    _d: D,
}

impl Drop for Counts {
    fn drop(&mut self) {
        genfn_tests::log("counts");
    }
}

#[derive(Clone)]
struct Owner {
    values: Vec<D>,
    _guard: D,
    title: D,
    names: Option<D>,
}

impl Owner {
    fn new() -> Self {
        Owner { values: vec![D("x"), D("y")], _guard: D("guard"), title: D("title"), names: Some(D("name")) }
    }
}

#[genfn::generator]
fn of_an_owner(owner: Owner) -> impl Iterator<Item = D> + Clone {
    yield_!(owner.title);
    for value in owner.values {
        yield_!(value);
    }
    for name in owner.names {
        yield_!(name);
    }
}
use genfn::yield_;

#[test]
fn what_is_left_is_cloned() {
    let mut machine = of_an_owner(Owner::new());
    assert_eq!(machine.next().unwrap().0, "title");
    let copy = machine.clone();
    assert_eq!(machine.map(|d| d.0).collect::<Vec<_>>(), ["x", "y", "name"]);
    assert_eq!(copy.map(|d| d.0).collect::<Vec<_>>(), ["x", "y", "name"]);
}
