use std::rc::Rc;

use genfn::prelude::*;

#[generator]
fn counting() -> impl AsyncGenerator<Yield = u32> + Send {
    let count = Rc::new(3);
    std::future::ready(()).await;
    yield_!(*count);
}

fn main() {}
