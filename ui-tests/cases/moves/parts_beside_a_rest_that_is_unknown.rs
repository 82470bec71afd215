use std::rc::Rc;

use genfn::prelude::*;

struct Node {
    value: Rc<u32>,
    next: Option<Box<Node>>,
    name: String,
}

#[generator]
fn values(mut head: Option<Box<Node>>) -> impl Iterator<Item = Rc<u32>> {
    while let Some(node) = head {
        head = node.next;
        println!("{}", node.name);
        yield_!(node.value);
    }
}

#[derive(Clone)]
enum Shape {
    Named { name: Rc<u32>, sides: Vec<u32> },
    Point,
}

#[generator]
fn names(shape: Shape) -> impl Iterator<Item = Rc<u32>> + Clone {
    match shape {
        Shape::Named { name, .. } => yield_!(name),
        Shape::Point => {}
    }
}

fn main() {}
