//! `test_generators.email_tests`, union-find of generators (David Eppstein): each holds one that yields the root of its
//! tree, and that goes over to its parent's when it gets a parent.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use crate::prelude::*;

struct DisjointSet {
    name: char,
    parent: OnceCell<Rc<DisjointSet>>,
    roots: RefCell<Option<Box<dyn Iterator<Item = Rc<DisjointSet>>>>>,
}

impl DisjointSet {
    fn new(name: char) -> Rc<Self> {
        let set = Rc::new(DisjointSet { name, parent: OnceCell::new(), roots: RefCell::new(None) });
        *set.roots.borrow_mut() = Some(set.clone().root_for_ever());
        set
    }

    #[generator]
    fn root_for_ever(self: Rc<Self>) -> Box<dyn Iterator<Item = Rc<DisjointSet>>> {
        while self.parent.get().is_none() {
            yield_!(self.clone());
        }
        while let Some(root) = self.parent.get().expect("it has one now").next_root() {
            yield_!(root);
        }
    }

    fn next_root(&self) -> Option<Rc<DisjointSet>> {
        self.roots.borrow_mut().as_mut()?.next()
    }

    fn find(&self) -> Rc<DisjointSet> {
        self.next_root().expect("it is endless")
    }

    fn join(&self, parent: Rc<DisjointSet>) {
        assert!(self.parent.set(parent).is_ok(), "a root has no parent");
    }
}

fn main() {
    let sets: Vec<_> = "ABCDEFGH".chars().map(DisjointSet::new).collect();
    for (child, parent) in [(1, 0), (3, 2), (2, 0), (5, 4), (6, 5), (4, 7), (0, 7)] {
        let (root, target) = (sets[child].find(), sets[parent].find());
        root.join(target.clone());
        let roots: String = sets.iter().map(|set| set.find().name).collect();
        println!("{} joins {} - {roots}", root.name, target.name);
    }
}

same_as_python!();
