use std::rc::Rc;

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn shared() -> impl Stream<Item = Rc<u32>> + Send {
    yield_!(Rc::new(1));
}

fn main() {}
