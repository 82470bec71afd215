//! `test_custom_iterator_return`: an iterator of one's own that ends with a value, which is a generator written by hand.

use std::panic::Location;

use genfn::Inspect;

use crate::prelude::*;

struct Empty;

impl Generator for Empty {
    type Yield = i32;
    type Send = ();
    type Return = i32;

    fn resume(&mut self, _: Resume<(), i32>) -> Result<i32, StopIteration<i32>> {
        Err(StopIteration { value: Some(42) })
    }

    fn state(&self) -> State {
        State::Created
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

#[generator]
fn delegates() -> impl Iterator<Item = i32> {
    let returned = yield_from!(Empty);
    println!("returned {returned}");
}

fn main() {
    println!("{:?}", delegates().collect::<Vec<_>>());
}

same_as_python!();
