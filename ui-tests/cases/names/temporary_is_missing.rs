use std::cell::RefCell;

use genfn::prelude::*;

#[generator(type = Taken)]
fn taken(list: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    match list.borrow().len() {
        0 => yield_!(0),
        _ => yield_!(1),
    }
}

fn main() {
    taken(&RefCell::default()).count();
}
