//! `test_generators.conjoin_tests`: one list is yielded again and again, and has to be copied to be kept.

use std::rc::Rc;

use super::search::{Choice, Values, conjoin};
use crate::prelude::*;

#[generator]
fn bit() -> Box<dyn Iterator<Item = usize>> {
    yield_!(0);
    yield_!(1);
}

#[generator]
fn copies(lists: impl Iterator<Item = Values>) -> impl Iterator<Item = Vec<usize>> {
    for values in lists {
        yield_!(values.borrow().clone());
    }
}

fn main() {
    let bit: Choice = Rc::new(bit);
    let same: Vec<_> = conjoin(vec![bit.clone(); 2]).collect();
    println!("{} {}", same.len(), text(&same.iter().all(|values| Rc::ptr_eq(values, &same[0]))));
    for n in 0..9 {
        let numbers: Vec<_> = copies(conjoin(vec![bit.clone(); n])).collect();
        let (first, last) = (numbers[0] == vec![0; n], *numbers.last().unwrap() == vec![1; n]);
        println!("{n} {} {} {}", numbers.len(), text(&first), text(&last));
    }
}

same_as_python!();
