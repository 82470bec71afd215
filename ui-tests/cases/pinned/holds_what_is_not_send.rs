use std::rc::Rc;

use futures_core::Stream;
use genfn::prelude::*;

#[generator]
fn shared(names: Vec<String>) -> impl Stream<Item = usize> + Send {
    let names = Rc::new(names);
    for name in names.iter() {
        yield_!(name.len());
    }
}

fn main() {}
