//! `test_generators.coroutine_tests`, "a yield expression with augmented assignment".

use std::cell::RefCell;

use crate::prelude::*;

#[generator]
fn sums(seen: &RefCell<Vec<i32>>) -> impl Generator<Send = i32> {
    let mut total = 0;
    while total < 200 {
        total += yield_!();
        seen.borrow_mut().push(total);
    }
}

fn main() {
    let seen = RefCell::new(vec![]);
    let mut g = sums(&seen);
    g.start().unwrap();
    println!("{:?}", seen.borrow());
    for term in [10, 20, 70] {
        g.send(term).unwrap();
        println!("{:?}", seen.borrow());
    }
}

same_as_python!();
