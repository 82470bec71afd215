//! `test_generators.conjoin_tests`, "the 3-bit binary numbers in order".

use std::rc::Rc;

use super::search::{Choice, conjoin};
use crate::prelude::*;

#[generator]
fn bit() -> Box<dyn Iterator<Item = usize>> {
    yield_!(0);
    yield_!(1);
}

fn main() {
    let bit: Choice = Rc::new(bit);
    for number in conjoin(vec![bit; 3]) {
        println!("{:?}", number.borrow());
    }
}

same_as_python!();
