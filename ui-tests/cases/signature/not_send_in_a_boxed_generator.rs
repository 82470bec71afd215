use std::rc::Rc;

use genfn::prelude::*;

struct Shared {
    names: Rc<Vec<String>>,
}

#[generator]
fn lengths(shared: Shared) -> Box<dyn Iterator<Item = usize> + Send> {
    for i in 0..shared.names.len() {
        yield_!(shared.names[i].len());
    }
}

fn main() {}
