use std::sync::Mutex;

use genfn::prelude::*;

#[generator(type = Locked)]
fn locked(list: &Mutex<Vec<u32>>) -> impl Iterator<Item = usize> {
    let guard = list.lock().unwrap();
    let len = guard.len();
    yield_!(len);
}

fn main() {
    locked(&Mutex::default()).count();
}
// genfn::errors: a type that has to be written
