//! E0597: the guard of a `RefCell` that is a local of its own is held over a yield.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::prelude::*;

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

/// In the order in which they get the focus.
#[generator]
fn focus_order(root: Rc<Widget>) -> impl Iterator<Item = (String, usize)> {
    let mut stack = vec![root];
    while let Some(widget) = stack.pop() {
        let children = widget.children.borrow();
        for child in children.iter().rev() {
            stack.push(child.clone());
        }
        let siblings = widget.parent.borrow().upgrade().map_or(0, |parent| parent.children.borrow().len() - 1);
        if children.is_empty() {
            yield_!((widget.name.clone(), siblings));
        }
    }
}

fn window() -> Rc<Widget> {
    let bar = Widget::new("bar", vec![Widget::new("ok", vec![]), Widget::new("cancel", vec![])]);
    Widget::new("window", vec![Widget::new("text", vec![]), bar])
}

cases! {
    focus_order { drive!(focus_order(window())); }
}
