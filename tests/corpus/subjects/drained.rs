//! A linked list that is taken apart node by node.

use super::prelude::*;

#[derive(Debug, Clone)]
pub struct Link<T> {
    value: T,
    next: Option<Box<Link<T>>>,
}

pub fn list<T>(values: impl DoubleEndedIterator<Item = T>) -> Option<Box<Link<T>>> {
    values.rev().fold(None, |next, value| Some(Box::new(Link { value, next })))
}

#[generator]
fn drained<T: std::fmt::Debug>(mut head: Option<Box<Link<T>>>) -> impl Iterator<Item = T> {
    while let Some(node) = head {
        head = node.next;
        yield_!(node.value);
    }
}

cases! {
    drained { drive!(drained(list(["a", "b", "c"].into_iter().map(String::from)))); }
}
