//! `test_generators.conjoin_tests`: what recursion finds, a stack of suspended generators finds too.

use std::rc::Rc;

use super::search::{Choice, conjoin, flat_conjoin};
use crate::prelude::*;

fn up_to(n: usize) -> Choice {
    #[generator]
    fn choice(n: usize) -> Box<dyn Iterator<Item = usize>> {
        for i in 0..n {
            yield_!(i);
        }
    }
    Rc::new(move || choice(n))
}

fn main() {
    let choices = vec![up_to(2), up_to(1), up_to(3)];
    for values in flat_conjoin(choices) {
        println!("{:?}", values.borrow());
    }
    for n in 0..6 {
        let choices: Vec<_> = (0..n).map(|i| up_to(i + 1)).collect();
        let by_stack = flat_conjoin(choices.clone()).map(|v| v.borrow().clone());
        let by_recursion = conjoin(choices).map(|v| v.borrow().clone());
        println!("{n} {}", text(&by_stack.eq(by_recursion)));
    }
    println!("{:?}", flat_conjoin(vec![up_to(3), up_to(0), up_to(3)]).collect::<Vec<_>>());
}

same_as_python!();
