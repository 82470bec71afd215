use genfn::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

#[generator]
fn lengths(texts: Rc<RefCell<Vec<String>>>) -> impl Iterator<Item = usize> {
    let borrowed = texts.borrow();
    let length = borrowed.len();
    yield_!(length);
}

fn main() {}
