use genfn::prelude::*;
use std::sync::{Arc, Mutex};

#[generator]
fn watched(numbers: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
    let locked = numbers.lock().unwrap();
    for number in locked.iter() {
        yield_!(*number);
    }
}

fn main() {}
