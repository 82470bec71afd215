use std::sync::{Arc, Mutex};

use genfn::prelude::*;

#[generator]
fn drain(queue: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
    let mut queue = queue.lock().unwrap();
    while let Some(job) = queue.pop() {
        yield_!(job);
    }
}

fn main() {}

// genfn::errors: a borrow across a yield
