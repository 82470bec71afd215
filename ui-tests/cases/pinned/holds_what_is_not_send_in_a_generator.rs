use std::rc::Rc;

use genfn::prelude::*;

#[generator(pinned)]
fn shared(names: Vec<String>) -> impl Iterator<Item = usize> + Send {
    let names = Rc::new(names);
    for name in names.iter() {
        yield_!(name.len());
    }
}

fn main() {}
