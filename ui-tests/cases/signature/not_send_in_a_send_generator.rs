use genfn::prelude::*;

use std::rc::Rc;

#[generator]
fn numbers() -> impl Iterator<Item = u32> + Send {
    let n = Rc::new(1);
    yield_!(*n);
    yield_!(*n);
}

fn main() {}

// genfn::errors: a local that is not send
