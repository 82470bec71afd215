//! E0597 E0716: what is behind the guard of a `RefCell` is walked over, a temporary.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::prelude::*;

pub struct Widget {
    name: String,
    parent: RefCell<Weak<Widget>>,
    children: RefCell<Vec<Rc<Widget>>>,
}

impl Widget {
    fn new(name: &str, children: Vec<Rc<Widget>>) -> Rc<Self> {
        let widget = Rc::new(Widget { name: name.into(), parent: Weak::new().into(), children: children.into() });
        for child in widget.children.borrow().iter() {
            *child.parent.borrow_mut() = Rc::downgrade(&widget);
        }
        widget
    }
}

/// From the first leaf up to the root, with the sisters of each.
#[generator]
fn upwards(root: Rc<Widget>) -> impl Iterator<Item = String> {
    let mut at = Rc::clone(&root);
    loop {
        let Some(first) = at.children.borrow().first().cloned() else { break };
        at = first;
    }
    while let Some(parent) = { at.parent.borrow().upgrade() } {
        for sister in parent.children.borrow().iter().filter(|w| !Rc::ptr_eq(w, &at)) {
            yield_!(format!("{} beside {}", sister.name, at.name));
        }
        yield_!(format!("{} in {}", at.name, parent.name));
        at = parent;
    }
}

cases! {
    upwards {
        let leaf = |name: &str| Widget::new(name, vec![]);
        let bar = Widget::new("bar", vec![leaf("ok"), leaf("cancel")]);
        drive!(upwards(Widget::new("window", vec![bar, leaf("text"), leaf("status")])));
    }
}
