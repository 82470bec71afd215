//! Structs that are taken apart field by field, across yields: trees, and what holds hooks.

use std::fmt::Debug;
use std::rc::Rc;

use super::prelude::*;

#[derive(Debug)]
pub struct Node<T> {
    value: T,
    left: Option<Box<Node<T>>>,
    right: Option<Box<Node<T>>>,
}

#[generator]
fn in_order<T: Debug + 'static>(node: Node<T>) -> BoxGenerator<'static, T> {
    if let Some(left) = node.left {
        yield_from!(in_order(*left));
    }
    yield_!(node.value);
    if let Some(right) = node.right {
        yield_from!(in_order(*right));
    }
}

#[generator]
fn pre_order<T: Debug + 'static>(node: Option<Box<Node<T>>>) -> BoxGenerator<'static, T> {
    let Some(node) = node else { return };
    let node = *node;
    yield_!(node.value);
    yield_from!(pre_order(node.left));
    yield_from!(pre_order(node.right));
}

/// By a stack of one's own, of which nothing tells the type.
#[generator]
fn drained<T: Debug>(root: Node<T>) -> impl Iterator<Item = T> {
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        yield_!(node.value);
        for child in [node.right, node.left].into_iter().flatten() {
            stack.push(*child);
        }
    }
}

pub struct Config {
    name: String,
    hooks: Hooks,
    args: Vec<String>,
}

pub struct Hooks {
    before: Option<Rc<dyn Fn(&str) -> String>>,
    after: Option<Rc<dyn Fn(&str) -> String>>,
}

#[generator]
fn steps(configs: Vec<Config>) -> impl Iterator<Item = String> {
    for config in configs {
        let hooks = config.hooks;
        let name = config.name;
        if let Some(before) = hooks.before {
            yield_!(before(&name));
        }
        yield_!(config.args.join(" "));
        if let Some(after) = hooks.after {
            yield_!(after(&name));
        }
    }
}

fn leaf(value: u32) -> Option<Box<Node<u32>>> {
    Some(Box::new(Node { value, left: None, right: None }))
}

fn tree() -> Node<u32> {
    Node { value: 2, left: leaf(1), right: leaf(3) }
}

cases! {
    in_order { drive!(in_order(tree())); }
    pre_order { drive!(pre_order(Some(Box::new(tree())))); }
    drained { drive!(drained(tree())); }
    steps {
        let hook = |text: &'static str| -> Option<Rc<dyn Fn(&str) -> String>> { Some(Rc::new(move |name: &str| format!("{text} {name}"))) };
        let config = |name: &str, hooks| Config { name: name.to_owned(), hooks, args: vec!["a".to_owned(), "b".to_owned()] };
        drive!(steps(vec![
            config("one", Hooks { before: hook("before"), after: None }),
            config("two", Hooks { before: None, after: hook("after") }),
        ]));
    }
}
