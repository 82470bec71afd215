use std::rc::Rc;

use genfn::prelude::*;

fn main() {
    let shared = Rc::new(1);
    let numbers = gen_!({
        yield_!(*shared);
        yield_!(*shared);
    });
    std::thread::spawn(move || numbers.count());
}
