use std::cell::RefCell;

use genfn::prelude::*;

#[generator]
fn log(lines: RefCell<Vec<String>>) -> impl Iterator<Item = usize> {
    let mut list = lines.borrow_mut();
    list.push("a".to_string());
    yield_!(list.len());
    list.push("b".to_string());
    yield_!(list.len());
}

fn main() {}
