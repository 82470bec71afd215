//! `test_generators.weakref_tests`: a generator can be referred to weakly, and iterated so.

use std::cell::RefCell;
use std::rc::Rc;

use crate::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = i32> {
    yield_!(1);
    yield_!(2);
}

fn main() {
    let g = Rc::new(RefCell::new(numbers()));
    let weak = Rc::downgrade(&g);
    println!("{}", text(&Rc::ptr_eq(&weak.upgrade().unwrap(), &g)));
    println!("{:?}", weak.upgrade().unwrap().borrow_mut().by_ref().collect::<Vec<_>>());
    drop(g);
    println!("{}", text(&weak.upgrade().is_none()));
}

same_as_python!();
