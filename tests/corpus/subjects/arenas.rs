//! Trees whose nodes name each other: by an index, by a pointer that is counted.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::prelude::*;

#[derive(Debug, Default)]
pub struct Arena {
    nodes: Vec<Slot>,
}

#[derive(Debug)]
pub struct Slot {
    data: String,
    parent: Option<usize>,
    first_child: Option<usize>,
    next_sibling: Option<usize>,
}

impl Arena {
    fn add(&mut self, parent: Option<usize>, data: &str) -> usize {
        let id = self.nodes.len();
        let next_sibling = parent.and_then(|parent| self.nodes[parent].first_child.replace(id));
        self.nodes.push(Slot { data: data.to_owned(), parent, first_child: None, next_sibling });
        id
    }

    /// Without a stack: by the links to siblings and parents.
    #[generator]
    fn descendants(&self, root: usize) -> impl Iterator<Item = (usize, &str)> {
        let mut at = root;
        let mut depth = 0;
        'walk: loop {
            let slot = &self.nodes[at];
            yield_!((depth, slot.data.as_str()));
            if let Some(child) = slot.first_child {
                at = child;
                depth += 1;
                continue;
            }
            while at != root {
                let slot = &self.nodes[at];
                if let Some(sibling) = slot.next_sibling {
                    at = sibling;
                    continue 'walk;
                }
                let Some(parent) = slot.parent else { break 'walk };
                at = parent;
                depth -= 1;
            }
            break;
        }
    }

    /// Empties the subtree, and hands out what was in it.
    #[generator]
    fn take_subtree(&mut self, root: usize) -> impl Iterator<Item = String> {
        let mut pending = vec![root];
        while let Some(id) = pending.pop() {
            let slot = &mut self.nodes[id];
            let data = std::mem::take(&mut slot.data);
            slot.parent = None;
            let mut child = slot.first_child.take();
            while let Some(id) = child {
                pending.push(id);
                child = self.nodes[id].next_sibling.take();
            }
            yield_!(data);
        }
    }
}

#[derive(Debug)]
pub struct Widget {
    name: String,
    parent: RefCell<Weak<Widget>>,
    children: RefCell<Vec<Rc<Widget>>>,
}

impl Widget {
    fn new(name: &str, children: Vec<Rc<Widget>>) -> Rc<Widget> {
        let widget =
            Rc::new(Widget { name: name.to_owned(), parent: RefCell::default(), children: RefCell::new(children) });
        for child in widget.children.borrow().iter() {
            *child.parent.borrow_mut() = Rc::downgrade(&widget);
        }
        widget
    }
}

/// An event goes up from where it happened.
#[generator]
fn bubbles(widget: &Rc<Widget>) -> impl Iterator<Item = String> {
    let mut at = Some(Rc::clone(widget));
    while let Some(widget) = at {
        yield_!(widget.name.clone());
        at = widget.parent.borrow().upgrade();
    }
}

fn arena() -> Arena {
    let mut arena = Arena::default();
    let root = arena.add(None, "html");
    let body = arena.add(Some(root), "body");
    arena.add(Some(body), "p");
    let list = arena.add(Some(body), "ul");
    arena.add(Some(list), "li");
    arena.add(Some(root), "head");
    arena
}

fn window() -> Rc<Widget> {
    let bar = Widget::new("bar", vec![Widget::new("ok", vec![]), Widget::new("cancel", vec![])]);
    Widget::new("window", vec![Widget::new("text", vec![]), bar])
}

cases! {
    descendants {
        drive!(arena().descendants(0));
        drive!(arena().descendants(1));
    }
    take_subtree {
        let mut arena = arena();
        drive!(arena.take_subtree(1));
        drive!(arena.take_subtree(0));
    }
    bubbles {
        let window = window();
        let button = Rc::clone(&window.children.borrow()[1].children.borrow()[0]);
        drive!(bubbles(&button));
    }
}
