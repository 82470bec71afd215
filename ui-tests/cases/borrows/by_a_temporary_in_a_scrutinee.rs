use genfn::prelude::*;

use std::cell::RefCell;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let text = RefCell::new(String::from("a b"));
    match text.borrow().len() {
        n => yield_!(n),
    }
}

fn main() {}
