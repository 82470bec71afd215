//! The two ways to conjoin generators of choices: by recursion, and by a stack of them.
//!
//! All solutions are yielded in one list, as in Python; there it can be seen in between, which is what the `Rc` is for.

use std::cell::RefCell;
use std::rc::Rc;

use crate::prelude::*;

pub(crate) type Values = Rc<RefCell<Vec<usize>>>;
pub(crate) type Choice = Rc<dyn Fn() -> Box<dyn Iterator<Item = usize>>>;

#[generator]
pub(crate) fn conjoin(choices: Vec<Choice>) -> impl Iterator<Item = Values> {
    let values = Rc::new(RefCell::new(vec![0; choices.len()]));

    #[generator]
    fn level(choices: Rc<[Choice]>, values: Values, i: usize) -> Box<dyn Iterator<Item = Values>> {
        if i == choices.len() {
            yield_!(values);
            return;
        }
        for value in choices[i]() {
            values.borrow_mut()[i] = value;
            for found in level(choices.clone(), values.clone(), i + 1) {
                yield_!(found);
            }
        }
    }

    yield_from!(level(choices.into(), values, 0));
}

#[generator]
pub(crate) fn flat_conjoin(choices: Vec<Choice>) -> impl Iterator<Item = Values> {
    let values = Rc::new(RefCell::new(vec![]));
    let mut open_choices = vec![];
    loop {
        let depth = values.borrow().len();
        if depth == choices.len() {
            yield_!(values.clone());
            if choices.is_empty() {
                return;
            }
        } else {
            open_choices.push(choices[depth]());
            values.borrow_mut().push(0);
        }
        loop {
            let Some(open) = open_choices.last_mut() else { return };
            if let Some(value) = open.next() {
                *values.borrow_mut().last_mut().unwrap() = value;
                break;
            }
            open_choices.pop();
            values.borrow_mut().pop();
        }
    }
}
