use std::sync::Mutex;

use genfn::prelude::*;

#[generator]
fn numbers(mutex: &Mutex<u32>) -> impl Iterator<Item = u32> {
    let _ = mutex.lock();
    yield_!(1);
}

fn main() {
    numbers(&Mutex::new(1)).count();
}
