use std::rc::Rc;

use genfn::prelude::*;

fn shared() -> Rc<Vec<u32>> {
    Rc::default()
}

#[generator]
fn numbers(first: u32) -> impl Generator<Yield = u32, Return = u32> + Send {
    let numbers = shared();
    yield_!(first);
    for n in numbers.iter().copied().collect::<Vec<u32>>() {
        yield_!(n);
    }
    numbers.len() as u32
}

fn main() {}
